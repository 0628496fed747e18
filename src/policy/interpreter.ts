import { InternalError } from '../errors.ts'
import { nanosecondsOf } from './builtins.ts'
import type { PolicySource, PolicyTerms } from './compile.ts'
import type { EngineAnswer, EngineProblem } from './engine.ts'
import type { EngineSession } from './engine-session.ts'
import { isListOf, isRecord, isString } from './guards.ts'
import { WORKER_START_LIMIT_MS } from './limits.ts'

/** What a test gave on OPA's interpreter. */
export interface InterpretedTest {
  /** OPA's value text; null if the test is undefined. */
  readonly value: string | null
  readonly printed: readonly Printed[]
  /** Numbers of the ranges (see `Coverable`) that ran; empty unless asked for. */
  readonly covered: readonly number[]
}

/** What `print()` said, and where; without a file it is the expression itself, or a remark of the engine. */
export interface Printed {
  readonly file: string
  readonly row: number
  readonly message: string
}

/** Why a test does not hold. */
export interface Explanation {
  /** First the expression of the test; then what failed on the way to it, in the rules that it asks. */
  readonly failures: readonly Failure[]
  /** OPA's trace, a line for each step; empty unless asked for. */
  readonly trace: string
  /** The trace goes on. */
  readonly cut: boolean
}

/** An expression that is false or undefined, as it is written, and what stood in it. */
export interface Failure {
  readonly file: string
  readonly row: number
  readonly text: string
  /** The value is OPA's value text, empty if it is undefined. */
  readonly values: readonly { readonly name: string; readonly value: string }[]
}

/** What tests can cover: ranges of rows, as OPA's cover package counts, known by their index; test files have none. */
export interface Coverable {
  readonly ranges: readonly { readonly file: string; readonly start: number; readonly end: number }[]
  readonly bodies: readonly RuleBody[]
}

/** One definition of `violation` or `unverified`: it was tried if any of `body` ran, and found something if `head` did. */
export interface RuleBody {
  readonly rule: string
  readonly name: string
  readonly file: string
  readonly row: number
  readonly head: number
  readonly body: readonly number[]
}

/**
 * Policies on OPA's interpreter, in a worker thread that is ended when a test takes more than its time (milliseconds) or
 * memory. `test` is the test's entrypoint.
 */
export interface Interpreter {
  /** @throws {InternalError} POLICY_ABORTED or POLICY_LIMIT, after which it can be used again. */
  run(test: string, options: { coverage: boolean }, limit: number): Promise<InterpretedTest>
  /** Throws as `run` does. */
  explain(test: string, options: { trace: boolean }, limit: number): Promise<Explanation>
  /** Throws as `run` does: what does not compile is found here too. */
  coverable(): Promise<Coverable>
  close(): Promise<void>
}

/** What tests run on. */
export interface InterpretedPolicies {
  readonly sources: readonly PolicySource[]
  /** They are on conftest's terms, see `compilePolicy`. */
  readonly terms?: PolicyTerms
  /** What policies see as `data`, in JSON. */
  readonly data: string
  /** The time that they see, RFC 3339. */
  readonly time: string
}

/** What the engine says where it was started anew, and nothing was loaded yet. */
const NOT_LOADED = 'not_loaded'

/** The session is closed with the interpreter. */
export function openInterpreter(
  session: EngineSession,
  { sources, terms, data, time }: InterpretedPolicies,
): Interpreter {
  async function load(): Promise<Record<string, unknown>> {
    const conftest = terms === 'conftest'
    const request = { sources, conftest, data, time: String(nanosecondsOf(time)) }
    return valueIn(await called('load-tests', request, WORKER_START_LIMIT_MS))
  }

  /** A policy that crashes the engine is at fault itself. */
  function called(operation: string, request: Record<string, unknown>, limit: number): Promise<EngineAnswer> {
    return session.call(operation, request, limit).catch((error: unknown) => {
      if (!(error instanceof InternalError) || error.code !== 'ENGINE') throw error
      throw new InternalError('POLICY_ABORTED', error.message, { cause: error })
    })
  }

  async function ask(operation: string, request: Record<string, unknown>, limit: number) {
    const answer = await called(operation, request, limit)
    if (answer.ok || answer.problems[0]?.code !== NOT_LOADED) return valueIn(answer)
    await load()
    return valueIn(await called(operation, request, limit))
  }

  return {
    async run(entrypoint, { coverage }, limit) {
      const answer = await ask('run-test', { entrypoint, coverage }, limit)
      if (!isTestAnswer(answer)) throw malformed()
      const { value, error, printed, covered } = answer
      if (error === null) return { value: value === '' ? null : value, printed, covered }
      throw aborted([error])
    },
    async explain(entrypoint, { trace }, limit) {
      const answer = await ask('explain-test', { entrypoint, trace }, limit)
      if (!isExplanation(answer)) throw malformed()
      return answer
    },
    async coverable() {
      const answer = await load()
      if (!isCoverable(answer)) throw malformed()
      return answer
    },
    close: session.close,
  }
}

function valueIn(answer: EngineAnswer): Record<string, unknown> {
  if (answer.ok) return answer.value
  throw aborted(answer.problems)
}

function aborted(problems: readonly Omit<EngineProblem, 'code'>[]): InternalError {
  const told = problems.map(({ file, row, col, message }) =>
    file === '' ? message : `${file}:${row}:${col}: ${message}`,
  )
  return new InternalError('POLICY_ABORTED', `The policy was aborted: ${told.join('\n')}.`)
}

function malformed(): InternalError {
  return new InternalError('ENGINE', 'The policy engine gave an answer of another form.')
}

interface TestAnswer {
  value: string
  error: { message: string; file: string; row: number; col: number } | null
  printed: Printed[]
  covered: number[]
}

function isTestAnswer(value: unknown): value is TestAnswer {
  return (
    isRecord(value) &&
    isString(value.value) &&
    (value.error === null || (isPlaced(value.error) && typeof value.error.col === 'number')) &&
    isListOf(value.printed, isPlaced) &&
    isListOf(value.covered, isNumber)
  )
}

/** A message with its place. */
function isPlaced(value: unknown): value is Printed & Record<string, unknown> {
  return isRecord(value) && isString(value.file) && isNumber(value.row) && isString(value.message)
}

function isExplanation(value: unknown): value is Explanation {
  return (
    isRecord(value) &&
    isListOf(value.failures, isFailure) &&
    isString(value.trace) &&
    typeof value.cut === 'boolean'
  )
}

function isFailure(value: unknown): value is Failure {
  return (
    isRecord(value) &&
    isString(value.file) &&
    isNumber(value.row) &&
    isString(value.text) &&
    isListOf(value.values, isNamedValue)
  )
}

function isCoverable(value: unknown): value is Coverable {
  return isRecord(value) && isListOf(value.ranges, isRange) && isListOf(value.bodies, isRuleBody)
}

function isNamedValue(value: unknown): value is Failure['values'][number] {
  return isRecord(value) && isString(value.name) && isString(value.value)
}

function isRange(value: unknown): value is Coverable['ranges'][number] {
  return isRecord(value) && isString(value.file) && isNumber(value.start) && isNumber(value.end)
}

function isRuleBody(value: unknown): value is RuleBody {
  return (
    isRecord(value) &&
    isString(value.rule) &&
    isString(value.name) &&
    isString(value.file) &&
    isNumber(value.row) &&
    isNumber(value.head) &&
    isListOf(value.body, isNumber)
  )
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}
