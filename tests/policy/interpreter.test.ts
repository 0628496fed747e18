import { describe, expect, it } from 'vitest'
import { InternalError } from '../../src/errors.ts'
import type { EngineAnswer } from '../../src/policy/engine.ts'
import type { EngineSession } from '../../src/policy/engine-session.ts'
import { openInterpreter } from '../../src/policy/interpreter.ts'

const POLICIES = {
  sources: [{ path: 'a_test.rego', text: 'package a_test\n\ntest_a := true\n' }],
  data: '{}',
  time: '2026-11-22T00:00:00Z',
}
const PASSED = { value: 'true', error: null, printed: [], covered: [] }

function given(value: Record<string, unknown>): EngineAnswer {
  return { ok: true, value }
}

function refused(code: string, message: string, file = '', row = 0): EngineAnswer {
  return { ok: false, problems: [{ code, message, file, row, col: 1 }] }
}

/** An engine that answers what the test says, and remembers what it was asked. */
function sessionOf(answer: (operation: string) => EngineAnswer) {
  const asked: { operation: string; request: Record<string, unknown> }[] = []
  const session: EngineSession = {
    async call(operation, request) {
      asked.push({ operation, request })
      return answer(operation)
    },
    close: async () => undefined,
  }
  return { session, operations: () => asked.map(({ operation }) => operation), asked }
}

describe("tests on OPA's interpreter", () => {
  it('policies are loaded when the engine has none, and the test is asked again', async () => {
    let loaded = false
    const { session, operations, asked } = sessionOf((operation) => {
      if (operation !== 'load-tests') return loaded ? given(PASSED) : refused('not_loaded', 'load first')
      loaded = true
      return given({ ranges: [], bodies: [] })
    })
    const interpreter = openInterpreter(session, POLICIES)
    expect(await interpreter.run('a_test/test_a', { coverage: false }, 1000)).toEqual({
      value: 'true',
      printed: [],
      covered: [],
    })
    expect(operations()).toEqual(['run-test', 'load-tests', 'run-test'])
    expect(asked[1]?.request).toMatchObject({ data: '{}', conftest: false, time: '1795305600000000000' })
    await interpreter.run('a_test/test_a', { coverage: false }, 1000)
    expect(operations()).toHaveLength(4)
  })

  it('an undefined test has no value, and one that throws is aborted with its place', async () => {
    const { session } = sessionOf(() => given({ ...PASSED, value: '' }))
    const interpreter = openInterpreter(session, POLICIES)
    expect((await interpreter.run('a', { coverage: false }, 1000)).value).toBeNull()
    const error = { message: 'divide by zero', file: 'a.rego', row: 3, col: 4 }
    const throwing = sessionOf(() => given({ ...PASSED, error }))
    await expect(
      openInterpreter(throwing.session, POLICIES).run('a', { coverage: false }, 1000),
    ).rejects.toMatchObject({
      code: 'POLICY_ABORTED',
      message: 'The policy was aborted: a.rego:3:4: divide by zero.',
    })
  })

  it('a policy that crashes the engine is at fault itself, and one that takes too long is at its limit', async () => {
    for (const [code, told] of [
      ['ENGINE', 'POLICY_ABORTED'],
      ['POLICY_LIMIT', 'POLICY_LIMIT'],
    ] as const) {
      const { session } = sessionOf(() => {
        throw new InternalError(code, 'it fell over')
      })
      const ran = openInterpreter(session, POLICIES).run('a', { coverage: false }, 1000)
      await expect(ran).rejects.toMatchObject({ code: told })
    }
  })

  it.each([
    ['a test', 'run-test', { value: 1 }],
    ['printed text', 'run-test', { ...PASSED, printed: [{ file: 'a' }] }],
    ['coverage', 'run-test', { ...PASSED, covered: ['1'] }],
  ])('an answer of another form for %s is the engine’s fault', async (_, operation, value) => {
    const { session } = sessionOf((asked) => (asked === operation ? given(value) : given({})))
    await expect(openInterpreter(session, POLICIES).run('a', { coverage: true }, 1000)).rejects.toMatchObject(
      { code: 'ENGINE' },
    )
  })

  it.each([
    ['explanations', { failures: [{ file: 'a' }], trace: '', cut: false }],
    ['values', { failures: [{ file: 'a', row: 1, text: 'x', values: [{}] }], trace: '', cut: false }],
  ])('%s of another form too', async (_, value) => {
    const { session } = sessionOf(() => given(value))
    await expect(
      openInterpreter(session, POLICIES).explain('a', { trace: false }, 1000),
    ).rejects.toMatchObject({ code: 'ENGINE' })
  })

  it('what can be covered comes with the policies, in its form or not at all', async () => {
    const body = { rule: 'a', name: 'violation', file: 'a.rego', row: 1, head: 0, body: [1] }
    const coverable = { ranges: [{ file: 'a.rego', start: 1, end: 2 }], bodies: [body] }
    const whole = sessionOf(() => given(coverable))
    expect(await openInterpreter(whole.session, POLICIES).coverable()).toEqual(coverable)
    const broken = sessionOf(() => given({ ...coverable, bodies: [{ ...body, head: '0' }] }))
    await expect(openInterpreter(broken.session, POLICIES).coverable()).rejects.toMatchObject({
      code: 'ENGINE',
    })
  })
})
