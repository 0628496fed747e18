import type { CommandGroup } from '../../command.ts'

/** What authors of policies need. To add a command is to add its file and its line here. */
export const policy: CommandGroup = {
  name: 'policy',
  summary: 'For authors of rules: new, check, fmt, lint, test, eval, build, push, lock, docs.',
  commands: {
    new: async () => (await import('./new.ts')).newRule,
    check: async () => (await import('./check.ts')).checkPolicies,
    fmt: async () => (await import('./fmt.ts')).formatPolicies,
    lint: async () => (await import('./lint.ts')).lintFolders,
    test: async () => (await import('./test.ts')).testPolicies,
    eval: async () => (await import('./eval.ts')).evaluatePolicy,
    build: async () => (await import('./build.ts')).buildPolicies,
    push: async () => (await import('./push.ts')).pushBundle,
    lock: async () => (await import('./lock.ts')).lockPolicies,
    docs: async () => (await import('./docs.ts')).documentPolicies,
  },
}
