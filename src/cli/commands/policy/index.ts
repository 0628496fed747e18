import type { CommandGroup } from '../../command.ts'

/** What authors of policies need. To add a command is to add its file and its line here. */
export const policy: CommandGroup = {
  name: 'policy',
  summary: 'For authors of rules: new, check, fmt, lint, test, docs.',
  commands: {
    new: async () => (await import('./new.ts')).newRule,
    check: async () => (await import('./check.ts')).checkPolicies,
    fmt: async () => (await import('./fmt.ts')).formatPolicies,
    lint: async () => (await import('./lint.ts')).lintFolders,
    test: async () => (await import('./test.ts')).testPolicies,
    docs: async () => (await import('./docs.ts')).documentPolicies,
  },
}
