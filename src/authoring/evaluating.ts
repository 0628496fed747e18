import { InternalError, UserError } from '../errors.ts'
import type { Facts } from '../facts/types.ts'
import { nanosecondsOf } from '../policy/builtins.ts'
import type { PolicySource } from '../policy/compile.ts'
import type { EngineAnswer, EngineProblem } from '../policy/engine.ts'
import type { EngineSession } from '../policy/engine-session.ts'
import { isListOf, isRecord, isString } from '../policy/guards.ts'
import type { Printed } from '../policy/interpreter.ts'
import type { RuleParameters } from '../policy/parameters.ts'
import { parseValueText, type RegoValue } from '../policy/value-text.ts'
import { forTerminal } from '../reports/neutralise.ts'
import { withSuggestion } from './problem.ts'

/** What a query sees, in the form that the engine takes. */
export interface Documents {
  readonly input: string
  readonly data: string
  /** The effective time in nanoseconds. */
  readonly time: string
}

/**
 * `input` is the facts of a system; `data` holds the effective time (RFC 3339), the parameters of rules by id, and what
 * packs bring along.
 */
export function documentsOf(
  facts: Facts,
  time: string,
  parameters: ReadonlyMap<string, RuleParameters>,
  ofPacks: Readonly<Record<string, unknown>> = {},
): Documents {
  const data = { ...ofPacks, modelward: { time, parameters: Object.fromEntries(parameters) } }
  return { input: JSON.stringify(facts), data: JSON.stringify(data), time: String(nanosecondsOf(time)) }
}

export interface Query {
  readonly expression: string
  readonly sources: readonly PolicySource[]
  /** Some are on conftest's terms, see `compilePolicy`. */
  readonly conftest?: boolean
  readonly documents: Documents
  /** JSON Schema of `input`: a path that cannot be there is a mistake then, and not undefined. */
  readonly schema: Record<string, unknown>
  readonly trace: boolean
}

export interface Evaluation {
  /** None if the expression is undefined. */
  readonly solutions: readonly Solution[]
  readonly printed: readonly Printed[]
  /** Empty unless asked for. */
  readonly trace: string
}

export interface Solution {
  readonly expressions: readonly { readonly text: string; readonly value: RegoValue }[]
  /** Sorted by name. */
  readonly bindings: readonly { readonly name: string; readonly value: RegoValue }[]
}

/**
 * Evaluates an expression on OPA's interpreter.
 * @throws {UserError} QUERY for one that is wrong, fails, or exceeds a limit.
 * @throws {InternalError} ENGINE, INTERNAL
 */
export async function evaluateExpression(
  session: EngineSession,
  { expression, documents, sources, conftest = false, schema, trace }: Query,
): Promise<Evaluation> {
  if (expression.trim() === '') throw new UserError('QUERY', 'The expression is empty.')
  const request = { query: expression, sources, conftest, schema, trace, ...documents }
  const answer = await limited(session.call('eval', request))
  if (!answer.ok) throw queryError(expression, answer.problems)
  const { results, printed, trace: steps } = answer.value
  if (!isListOf(results, isResult) || !isListOf(printed, isPrinted) || !isString(steps)) {
    throw new InternalError('ENGINE', 'The policy engine gave results of another form.')
  }
  const solutions = results.map(({ expressions, bindings }) => ({
    expressions: expressions.map(({ text, value }) => ({ text, value: parseValueText(value) })),
    bindings: Object.keys(bindings)
      .sort()
      .map((name) => ({ name, value: parseValueText(bindings[name] ?? '') })),
  }))
  return { solutions, printed, trace: steps }
}

/** What exceeds a limit is no fault of Modelward's. */
async function limited(answer: Promise<EngineAnswer>): Promise<EngineAnswer> {
  return answer.catch((error: unknown) => {
    if (!(error instanceof InternalError) || error.code !== 'POLICY_LIMIT') throw error
    throw new UserError('QUERY', `The expression was ended. ${error.message}`, { cause: error })
  })
}

/** The first mistake; in the expression itself with its line, and a mark below the place. */
function queryError(expression: string, problems: readonly EngineProblem[]): UserError {
  // For an expression that is a variable alone, OPA also names one of its own making.
  const problem = problems.find(({ message }) => message !== 'var _ is unsafe') ?? problems[0]
  if (problem === undefined) throw new InternalError('ENGINE', 'The policy engine refused without a reason.')
  const { message, file, row, col } = withSuggestion(problem)
  const headline = `The expression cannot be evaluated: ${message}`
  if (file !== '') {
    return new UserError('QUERY', headline, {
      place: { path: file, line: row, ...(col > 0 && { column: col }) },
    })
  }
  const line = expression.split('\n')[row - 1]
  if (line === undefined || col < 1) return new UserError('QUERY', headline)
  const before = forTerminal([...line].slice(0, col - 1).join(''))
  return new UserError('QUERY', `${headline}\n  ${line}\n  ${' '.repeat(before.length)}^`)
}

interface RawResult {
  expressions: { text: string; value: string }[]
  bindings: Record<string, string>
}

function isResult(value: unknown): value is RawResult {
  return (
    isRecord(value) &&
    isListOf(value.expressions, isExpression) &&
    isRecord(value.bindings) &&
    Object.values(value.bindings).every(isString)
  )
}

function isExpression(value: unknown): value is RawResult['expressions'][number] {
  return isRecord(value) && isString(value.text) && isString(value.value)
}

export function isPrinted(value: unknown): value is Printed {
  return isRecord(value) && isString(value.file) && typeof value.row === 'number' && isString(value.message)
}
