import { InternalError } from '../errors.ts'
import type { PolicySource } from '../policy/compile.ts'
import type { Engine, EngineProblem } from '../policy/engine.ts'
import { isConftestRule, isRawRule, ruleOf } from '../policy/metadata.ts'
import type { Framework } from './frameworks.ts'
import { missingMetadata, takenIds, unknownControls } from './metadata-problems.ts'
import { sortedProblems, withSuggestion } from './problem.ts'

export interface CheckContext {
  /** JSON Schema of `input`. */
  readonly schema: Record<string, unknown>
  readonly frameworks: readonly Framework[]
  /** Package of each shipped rule, by id. */
  readonly shipped: ReadonlyMap<string, string>
}

export interface CheckedPolicy {
  readonly files: number
  readonly rules: number
  readonly tests: number
  /** What the rules read: `files` for those of conftest that do not fit the facts. */
  readonly input: 'facts' | 'files'
  /** By file and row; empty if all is well. */
  readonly problems: readonly EngineProblem[]
}

/**
 * Everything that can be said of policies without running them: syntax, OPA's strict mode, every path below `input`
 * against the schema, METADATA. What does not parse is not looked into further. Policies that all have conftest's form,
 * and do not fit the facts, are taken as ones over files: their paths are not checked, and Rego may be v0.
 * @throws {InternalError} ENGINE
 */
export function checkPolicy(
  engine: Engine,
  sources: readonly PolicySource[],
  context: CheckContext,
): CheckedPolicy {
  const checked = checkOn('facts', engine, sources, context)
  if (checked.problems.length === 0) return told(checked)
  const onFiles = checkOn('files', engine, sources, context)
  return onFiles.problems.length === 0 && onFiles.conftest ? told(onFiles) : told(checked)
}

function checkOn(
  input: CheckedPolicy['input'],
  engine: Engine,
  sources: readonly PolicySource[],
  { schema, frameworks, shipped }: CheckContext,
): CheckedPolicy & { readonly conftest: boolean } {
  const terms = input === 'files' ? { conftest: true } : { schema }
  const counts = { files: sources.length, rules: 0, tests: 0, input, conftest: false }
  const inspected = engine.call('inspect', { sources, ...terms })
  if (!inspected.ok) return { ...counts, problems: inspected.problems }
  const { tests } = inspected.value
  // Null where there are tests and nothing else.
  const rules = inspected.value.rules ?? []
  if (!Array.isArray(rules) || !rules.every(isRawRule) || !Array.isArray(tests)) {
    throw new InternalError('ENGINE', 'The policy engine gave a list of rules of another form.')
  }
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const problems: EngineProblem[] = takenIds(rules, shipped)
  for (const rule of rules) {
    ruleOf(rule, problems)
    if (isConftestRule(rule)) continue
    problems.push(...missingMetadata(rule), ...unknownControls(rule, texts.get(rule.file) ?? '', frameworks))
  }
  const compiled = engine.call('compile', { sources, tests: true, ...terms })
  if (!compiled.ok) problems.push(...compiled.problems)
  const conftest = rules.length > 0 && rules.every(isConftestRule)
  return { ...counts, rules: rules.length, tests: tests.length, conftest, problems }
}

function told({ files, rules, tests, input, problems }: CheckedPolicy): CheckedPolicy {
  return { files, rules, tests, input, problems: sortedProblems(problems.map(withSuggestion)) }
}
