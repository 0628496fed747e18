import { describe, expect, it, vi } from 'vitest'
import { InternalError } from '../../src/errors.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES, MIN_MEMORY_PAGES, PAGE_BYTES } from '../../src/policy/limits.ts'
import { createRuntime, type PolicyRuntime } from '../../src/policy/runtime.ts'
import { fixturePack } from './fixture-pack.ts'
import { type TinyBehavior, tinyModule } from './tiny-module.ts'

const NOTHING = policyInput({})

const pack = fixturePack({
  echo: `violation contains {"message": $"{[object.get(input, "value", null)]}", "at": ""}`,
  whole: `violation contains {"message": $"{[input]}", "at": ""}`,
  data: `violation contains {"message": data.modelward.time, "at": ""}`,
  conflict: `violation contains {"message": $"{pick}", "at": ""}
pick := x if { some x in input.value }`,
  bomb: `violation contains {"message": $"{i} {j}", "at": ""} if {
	some i in numbers.range(1, 3000)
	some j in numbers.range(1, 3000)
}`,
})

interface Given {
  input?: object | string
  data?: object
  memoryLimit?: number
}

function runtimeOf(wasm: Uint8Array, given: Given = {}): PolicyRuntime {
  const { input = {}, data = {}, memoryLimit = MAX_MEMORY_PAGES } = given
  return createRuntime(wasm, { input: policyInput(input), data: policyInput(data), memoryLimit })
}

function entrypointOf(rule: string): string {
  return pack.entrypoints.rules[rule] ?? ''
}

/** The only message that a rule of the fixture gives. */
function messageOf(rule: string, given: Given): unknown {
  return runtimeOf(pack.wasm, given).evaluate(entrypointOf(rule))
}

function says(message: string): unknown {
  return expect.objectContaining({ violation: [{ message, at: '' }] })
}

function failureOf(call: () => unknown): Pick<InternalError, 'code' | 'message'> {
  try {
    call()
  } catch (error) {
    if (error instanceof InternalError) return { code: error.code, message: error.message }
    throw error
  }
  throw new Error('it did not throw')
}

function tiny(behavior: TinyBehavior): PolicyRuntime {
  return createRuntime(tinyModule(behavior), { input: NOTHING, data: NOTHING, memoryLimit: MAX_MEMORY_PAGES })
}

describe('a policy runtime', () => {
  it('gives the value of an entrypoint for the input', () => {
    expect(messageOf('echo', { input: { value: 'grün' } })).toEqual(says('["grün"]'))
  })

  it('gives policies their data', () => {
    expect(messageOf('data', { data: { modelward: { time: '2026-11-23T00:00:00Z' } } })).toEqual(
      says('2026-11-23T00:00:00Z'),
    )
  })

  it.each(['null', 'false', '0', '""'])('does not take the input %s for none', (text) => {
    expect(messageOf('whole', { input: text })).toEqual(says(`[${text}]`))
  })

  it('takes half a surrogate pair, which OPA itself refuses', () => {
    expect(messageOf('echo', { input: { value: 'a\ud800' } })).toEqual(says('["a\ufffd"]'))
  })

  it('starts with enough memory for the input', () => {
    const value = 'x'.repeat(3 * MIN_MEMORY_PAGES * PAGE_BYTES)
    expect(messageOf('echo', { input: { value: value.length, padding: value } })).toEqual(
      says(`[${value.length}]`),
    )
  })

  it('rounds integers beyond 2^53 on the way out, as JSON.parse does', () => {
    const runtime = tiny({ does: 'return', json: '[{"result": 9007199254740993}]' })
    expect(runtime.evaluate('e')).toBe(9007199254740992)
  })
})

describe('a policy runtime fails closed', () => {
  it('on an entrypoint that the module does not have', () => {
    expect(failureOf(() => runtimeOf(pack.wasm).evaluate('toString'))).toEqual({
      code: 'POLICY_ABORTED',
      message: 'The policy was aborted: it has no entrypoint toString.',
    })
  })

  it.each(['[]', '{}', 'null', '[null]', '[{}]'])('on the result set %s, which is no result', (json) => {
    expect(failureOf(() => tiny({ does: 'return', json }).evaluate('e'))).toEqual({
      code: 'POLICY_ABORTED',
      message: 'The policy was aborted: e is undefined.',
    })
  })

  it('on a result that is not JSON', () => {
    expect(failureOf(() => tiny({ does: 'return', json: '[{"result": ' }).evaluate('e')).code).toBe(
      'POLICY_ABORTED',
    )
  })

  it('on a conflict', () => {
    const failure = failureOf(() => messageOf('conflict', { input: { value: [1, 2] } }))
    expect(failure.code).toBe('POLICY_ABORTED')
    expect(failure.message).toContain('conflict')
  })

  it('on a builtin that nothing answers', () => {
    expect(failureOf(() => tiny({ does: 'call-builtin', name: 'time.now_ns' }).evaluate('e'))).toEqual({
      code: 'POLICY_ABORTED',
      message: 'The policy was aborted: nothing answers its call of time.now_ns.',
    })
  })

  it('with the text of an abort as the policy wrote it', () => {
    const text = 'regeln/prüfung.rego:5: Widerspruch 🤷'
    expect(failureOf(() => tiny({ does: 'abort', text }).evaluate('e')).message).toBe(
      `The policy was aborted: ${text}.`,
    )
  })

  it('on bytes that are no module', () => {
    expect(failureOf(() => runtimeOf(Uint8Array.of(1, 2, 3)).evaluate('e')).code).toBe('POLICY_ABORTED')
  })

  it('on a policy that wants more memory than it may have', () => {
    expect(failureOf(() => messageOf('bomb', { memoryLimit: 256 }))).toEqual({
      code: 'POLICY_LIMIT',
      message: 'The policy needs more than 16 MiB of memory.',
    })
  })

  it('on an input that does not fit into the memory it may have', () => {
    const input = { value: 'x'.repeat(300 * PAGE_BYTES) }
    expect(failureOf(() => messageOf('echo', { input, memoryLimit: 256 })).code).toBe('POLICY_LIMIT')
  })

  it('on an input that fits only as text', () => {
    const input = { value: Array.from({ length: 1_000_000 }, () => 1) }
    expect(failureOf(() => messageOf('echo', { input, memoryLimit: 64 })).code).toBe('POLICY_LIMIT')
  })

  it('and can be used again afterwards', () => {
    const runtime = runtimeOf(pack.wasm, { input: { value: [1, 2] } })
    for (let i = 0; i < 50; i++) failureOf(() => runtime.evaluate(entrypointOf('conflict')))
    expect(runtime.evaluate(entrypointOf('echo'))).toEqual(says('[[1, 2]]'))
  })
})

describe('what a policy prints', () => {
  it('reaches neither standard output nor standard error', () => {
    const written = [
      vi.spyOn(process.stdout, 'write'),
      vi.spyOn(process.stderr, 'write'),
      vi.spyOn(console, 'log'),
      vi.spyOn(console, 'error'),
    ]
    const value = tiny({ does: 'print', text: '::error::owned', json: '[{"result": true}]' }).evaluate('e')
    const calls = written.flatMap((each) => each.mock.calls)
    for (const each of written) each.mockRestore()
    expect(value).toBe(true)
    expect(calls).toEqual([])
  })

  it('does not silence the program itself', () => {
    const { log, error } = console
    failureOf(() => tiny({ does: 'abort', text: 'x' }).evaluate('e'))
    expect(console.log).toBe(log)
    expect(console.error).toBe(error)
  })
})
