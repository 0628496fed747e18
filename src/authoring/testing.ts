import { InternalError } from '../errors.ts'
import type { PolicyTest } from '../policy/compile.ts'
import { type PolicyInput, policyInput } from '../policy/input.ts'
import type { Explanation, Printed } from '../policy/interpreter.ts'
import type { Rule } from '../policy/types.ts'

/** Far more than a test needs; one that loops is ended. */
export const TEST_TIME_MS = 10_000
/** What tests see as the effective time, unless they set `data.modelward.time` themselves. */
export const TEST_EFFECTIVE_TIME = '2026-01-01T00:00:00.000Z'

/** What runs tests: the WebAssembly that ships, or OPA's interpreter. */
export const TEST_ENGINES = ['wasm', 'opa'] as const
export type TestEngine = (typeof TEST_ENGINES)[number]
export const ENGINE_NAMES: Readonly<Record<TestEngine, string>> = {
  wasm: 'WebAssembly',
  opa: "OPA's interpreter",
}

/** One test on one engine. */
export interface TestRun {
  /** `fail`: false, undefined or another value than true. `error`: it threw, or exceeded a limit. */
  readonly status: 'pass' | 'fail' | 'error'
  /** OPA's value text; null for an error. */
  readonly value: string | null
  /** Why it did not pass, in a sentence. */
  readonly reason: string | null
}

export interface TestResult {
  readonly test: PolicyTest
  /** `fail` also where the engines differ. */
  readonly status: TestRun['status']
  /** Why it did not pass, in a sentence. */
  readonly reason: string | null
  /** By the engines that ran it. */
  readonly runs: Readonly<Partial<Record<TestEngine, TestRun>>>
  /** The engines gave another status or value. */
  readonly differs: boolean
  /** What the test printed on OPA's interpreter. */
  readonly printed: readonly Printed[]
  /** Why it does not hold there; null unless asked for. */
  readonly explanation: Explanation | null
}

/** What tests see as `data`: that of their folders, the effective time, the defaults of all parameters, and fixtures by name. */
export function testData(
  rules: readonly Rule[],
  fixtures: ReadonlyMap<string, unknown>,
  ofFolders: Readonly<Record<string, unknown>> = {},
): PolicyInput {
  const defaults = rules.map(({ id, parameters }) => [
    id,
    Object.fromEntries(Object.entries(parameters).map(([name, { default: value }]) => [name, value])),
  ])
  return policyInput({
    ...ofFolders,
    modelward: { time: TEST_EFFECTIVE_TIME, parameters: Object.fromEntries(defaults) },
    fixtures: Object.fromEntries(fixtures),
  })
}

/** Tests whose `package.name` holds the text; with `*` and `?` in it, whose whole `package.name` or name fits. */
export function selectTests(tests: readonly PolicyTest[], wanted: string | undefined): PolicyTest[] {
  if (wanted === undefined) return [...tests]
  if (!/[*?]/.test(wanted)) return tests.filter((test) => fullName(test).includes(wanted))
  const pattern = wanted
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  const fits = new RegExp(`^(?:${pattern})$`, 'su')
  return tests.filter((test) => fits.test(fullName(test)) || fits.test(test.name))
}

export function fullName({ package: name, name: test }: Pick<PolicyTest, 'package' | 'name'>): string {
  return `${name}.${test}`
}

/**
 * What a test comes to on one engine.
 * @param evaluate gives OPA's value text, null if the test is undefined; throws POLICY_ABORTED or POLICY_LIMIT.
 */
export async function runTest(evaluate: () => Promise<string | null>): Promise<TestRun> {
  let value: string | null
  try {
    value = await evaluate()
  } catch (error) {
    return { status: 'error', value: null, reason: faultOfPolicy(error).message }
  }
  if (value === 'true') return { status: 'pass', value, reason: null }
  // WebAssembly gives false for a test without a value.
  if (value === 'false' || value === null) {
    return { status: 'fail', value: 'false', reason: 'One of its expressions is false or undefined.' }
  }
  return { status: 'fail', value, reason: `It gives ${shortened(value)} and not true.` }
}

/** Throws on what is no fault of a policy. */
export function faultOfPolicy(error: unknown): InternalError {
  if (error instanceof InternalError && ['POLICY_ABORTED', 'POLICY_LIMIT'].includes(error.code)) return error
  throw error
}

/**
 * What a test comes to on all engines that ran it.
 * @param sameValue compares two value texts: sets have no order in them.
 */
export function combineRuns(
  test: PolicyTest,
  runs: TestResult['runs'],
  sameValue: (a: string, b: string) => boolean,
): TestResult {
  const told = { test, runs, printed: [], explanation: null }
  const [first, second] = Object.values(runs)
  if (first === undefined) throw new InternalError('INTERNAL', `${fullName(test)} was not run.`)
  if (second === undefined || (first.status === second.status && same(first.value, second.value, sameValue)))
    return { ...told, status: first.status, reason: first.reason, differs: false }
  const said = TEST_ENGINES.map((engine) => `  ${ENGINE_NAMES[engine]}: ${saidBy(runs[engine])}`)
  return { ...told, status: 'fail', reason: ['The engines differ.', ...said].join('\n'), differs: true }
}

function same(a: string | null, b: string | null, sameValue: (a: string, b: string) => boolean): boolean {
  return a === b || (a !== null && b !== null && sameValue(a, b))
}

function saidBy(run: TestRun | undefined): string {
  if (run === undefined) return 'not run'
  return run.value === null ? `error: ${run.reason}` : `${run.status}, ${shortened(run.value)}`
}

const MAX_SHOWN = 200

export function shortened(text: string, size = MAX_SHOWN): string {
  return text.length <= size ? text : `${text.slice(0, size)}…`
}
