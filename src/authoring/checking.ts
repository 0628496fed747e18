import { InternalError } from '../errors.ts'
import type { PolicySource } from '../policy/compile.ts'
import type { Engine, EngineProblem } from '../policy/engine.ts'
import { isRawRule, ruleOf } from '../policy/metadata.ts'
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
  /** By file and row; empty if all is well. */
  readonly problems: readonly EngineProblem[]
}

/**
 * Everything that can be said of policies without running them: syntax, OPA's strict mode, every path below `input`
 * against the schema, METADATA. What does not parse is not looked into further.
 * @throws {InternalError} ENGINE
 */
export function checkPolicy(
  engine: Engine,
  sources: readonly PolicySource[],
  { schema, frameworks, shipped }: CheckContext,
): CheckedPolicy {
  const inspected = engine.call('inspect', { sources })
  if (!inspected.ok) return { files: sources.length, rules: 0, tests: 0, problems: told(inspected.problems) }
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
    problems.push(...missingMetadata(rule), ...unknownControls(rule, texts.get(rule.file) ?? '', frameworks))
  }
  const compiled = engine.call('compile', { sources, tests: true, schema })
  if (!compiled.ok) problems.push(...compiled.problems)
  return { files: sources.length, rules: rules.length, tests: tests.length, problems: told(problems) }
}

function told(problems: readonly EngineProblem[]): EngineProblem[] {
  return sortedProblems(problems.map(withSuggestion))
}
