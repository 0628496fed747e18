import { InternalError } from '../errors.ts'
import type { PolicyTest } from '../policy/compile.ts'
import { type PolicyInput, policyInput } from '../policy/input.ts'
import type { Session } from '../policy/session.ts'
import type { Rule } from '../policy/types.ts'

/** Far more than a test needs; one that loops is ended. */
const TEST_TIME_MS = 10_000
/** So much that each test's share of it, taken from what is left, stays its time limit: some 35 years. */
export const ALL_TESTS_TIME_MS = 2 ** 40
/** What tests see as the effective time, unless they set `data.modelward.time` themselves. */
export const TEST_EFFECTIVE_TIME = '2026-01-01T00:00:00.000Z'

export interface TestResult {
  readonly test: PolicyTest
  /** `fail`: false, undefined or another value than true. `error`: it threw, or exceeded a limit. */
  readonly status: 'pass' | 'fail' | 'error'
  /** Why it did not pass, in a sentence. */
  readonly reason: string | null
}

/** What tests see as `data`: the effective time, the defaults of all parameters, and fixtures by name. */
export function testData(rules: readonly Rule[], fixtures: ReadonlyMap<string, unknown>): PolicyInput {
  const defaults = rules.map(({ id, parameters }) => [
    id,
    Object.fromEntries(Object.entries(parameters).map(([name, { default: value }]) => [name, value])),
  ])
  return policyInput({
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

/** Runs tests one after another, in their order. The session has `ALL_TESTS_TIME_MS` for all of them. */
export async function runTests(
  session: Session,
  tests: readonly PolicyTest[],
  onProgress?: (done: number, total: number) => void,
): Promise<TestResult[]> {
  const results: TestResult[] = []
  for (const test of tests) {
    results.push(await runTest(session, test))
    onProgress?.(results.length, tests.length)
  }
  return results
}

async function runTest(session: Session, test: PolicyTest): Promise<TestResult> {
  let value: unknown
  try {
    value = await session.evaluate(test.entrypoint, TEST_TIME_MS / ALL_TESTS_TIME_MS)
  } catch (error) {
    if (!(error instanceof InternalError) || !['POLICY_ABORTED', 'POLICY_LIMIT'].includes(error.code))
      throw error
    return { test, status: 'error', reason: error.message }
  }
  if (value === true) return { test, status: 'pass', reason: null }
  // A test without a value comes as false.
  if (value === false)
    return { test, status: 'fail', reason: 'One of its expressions is false or undefined.' }
  return { test, status: 'fail', reason: `It gives ${shortened(JSON.stringify(value))} and not true.` }
}

const MAX_SHOWN = 200

function shortened(text: string): string {
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`
}
