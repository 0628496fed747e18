import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InternalError } from '../../src/errors.ts'
import { engineBuiltins } from '../../src/policy/builtins.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { type BuiltinHost, PolicyAbort } from '../../src/policy/opa-instance.ts'
import { createRuntime } from '../../src/policy/runtime.ts'

/** 2026-11-23T00:00:00Z */
const TIME = 1_795_392_000_000_000_000n

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)), { time: TIME })
const builtins = engineBuiltins(engine, TIME)

/** The value text that a builtin gives for arguments in value text; null if undefined. */
function ask(name: string, ...args: string[]): string | null {
  const result = builtins(
    name,
    args.map((text) => new TextEncoder().encode(text)),
  )
  return result === null ? null : new TextDecoder().decode(result)
}

/** The solutions of a query that runs compiled, in value text. */
function solve(query: string, input: string | null = null, host: BuiltinHost = builtins): string {
  const answer = engine.call('query', { sources: [], query })
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('\n'))
  const wasm = Buffer.from(String(answer.value.wasm), 'base64')
  const json = new Uint8Array(new TextEncoder().encode(input ?? '')).slice().buffer
  const options = {
    data: policyInput({}),
    input: input === null ? null : { json },
    memoryLimit: MAX_MEMORY_PAGES,
  }
  return createRuntime(wasm, options, host).resultSet('eval')
}

/** The same query on OPA's interpreter: the value of x. */
function interpret(query: string): unknown {
  const answer = engine.call('eval', { sources: [], query, time: String(TIME) })
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('\n'))
  return answer.value.results
}

describe('a builtin that the module does not carry', () => {
  it.each([
    ['semver.compare("1.10.0", "1.9.0")', '1'],
    [
      'sprintf("%v %q %5.2f %s", [{"a": {1}}, "x", 1.5, [null]])',
      String.raw`"{\"a\": {1}} \"x\"  1.50 [null]"`,
    ],
    ['crypto.sha256("x")', '"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"'],
    ['yaml.unmarshal("a: 0x10")', '{"a": 16}'],
    ['regex.replace("abc", "b+", "-")', '"a-c"'],
    ['object.subset({"a": {1, 2}}, {"a": {1}})', 'true'],
    ['time.format(0)', '"1970-01-01T00:00:00Z"'],
  ])('%s is answered by OPA', (call, value) => {
    expect(solve(`x := ${call}`)).toBe(`{{"x": ${value}}}`)
  })

  it('sees sets as sets and gives them as sets', () => {
    expect(ask('sprintf', '"%v"', '[[{2,1,"a"},set(),{}]]')).toBe(String.raw`"[{1, 2, \"a\"}, set(), {}]"`)
    expect(ask('union', '{{1},{2,set()}}')).toBe('{1,2,set()}')
    expect(solve('x := object.subset({1, 2}, {1})')).toBe('{{"x": true}}')
  })

  it('keeps every digit of a number', () => {
    expect(solve('x := json.unmarshal("[12345678901234567890123]")')).toBe(
      '{{"x": [12345678901234567890123]}}',
    )
    expect(solve('x := sprintf("%d", [input])', '9007199254740993')).toBe('{{"x": "9007199254740993"}}')
  })

  it('gets strings of bytes that are no UTF-8 as they are', () => {
    expect(solve('x := hex.encode(base64.decode("/wCA"))')).toBe('{{"x": "ff0080"}}')
  })

  it.each(['semver.compare("x", "1.0.0")', 'yaml.unmarshal("a: [")', 'units.parse("x")'])(
    'leaves its expression undefined where it fails: %s',
    (call) => {
      expect(solve(`x := ${call}`)).toBe('set()')
    },
  )

  it.each(['json.marshal({"b": "<&>", "a": 1})', 'format_int(18446744073709551617, 16)'])(
    'is OPA itself also where the module carries one that differs: %s',
    (call) => {
      const value = solve(`x := ${call}`).slice('{{"x": '.length, -2)
      expect(interpret(`x := ${call}`)).toEqual([
        { expressions: [{ text: `x := ${call}`, value: 'true' }], bindings: { x: value } },
      ])
    },
  )

  it('can be replaced, as every function can', () => {
    expect(solve('x := json.marshal(1) with json.marshal as "m"')).toBe('{{"x": "m"}}')
    expect(solve('x := http.send({}) with http.send as {"status_code": 200}')).toBe(
      '{{"x": {"status_code": 200}}}',
    )
  })
})

describe('time and randomness', () => {
  it('come from the effective time', () => {
    expect(solve('x := time.now_ns()')).toBe(`{{"x": ${TIME}}}`)
  })

  it.each(['rand.intn("a", 1000000)', 'uuid.rfc4122("a")'])(
    'give the same in every call and on both engines, for the same arguments: %s',
    (call) => {
      const both = solve(`x := ${call}; y := ${call}; x == y`)
      expect(both).not.toBe('set()')
      const value = /"x": ("[^"]*"|\d+)/.exec(both)?.[1]
      expect(interpret(`x := ${call}`)).toMatchObject([{ bindings: { x: value } }])
    },
  )

  it('differ from one time and one argument to another', () => {
    const later = engineBuiltins(engine, TIME + 1n)
    const here = solve('x := uuid.rfc4122("a")')
    expect(solve('x := uuid.rfc4122("a")', null, later)).not.toBe(here)
    expect(solve('x := uuid.rfc4122("b")')).not.toBe(here)
  })
})

describe('the host of builtins', () => {
  it.each(['http.send', 'net.lookup_ip_addr', 'opa.runtime', 'no.such'])(
    'ends an evaluation that calls %s',
    (name) => {
      expect(() => ask(name, '{}')).toThrow(PolicyAbort)
    },
  )

  it('says what ended the evaluation', () => {
    const call = () => solve('x := opa.runtime()')
    expect(call).toThrow(InternalError)
    expect(call).toThrow('there is no opa.runtime for policies')
  })

  it('gives every JSON value back as it came', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value).replaceAll(/\\ud[89a-f]../g, '?')
        expect(JSON.parse(ask('object.get', `{"k":${text}}`, '"k"', 'null') ?? '')).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses arguments that are no values', () => {
    for (const text of ['', '{', '[1', '"a', '{1:2', 'nul', '1 2'])
      expect(() => ask('count', text)).toThrow(PolicyAbort)
  })
})
