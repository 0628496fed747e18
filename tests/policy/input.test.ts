import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InternalError } from '../../src/errors.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_INPUT_DEPTH } from '../../src/policy/limits.ts'

function textOf(input: object | string): string {
  return new TextDecoder().decode(policyInput(input).json)
}

function codeOf(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof InternalError) return error.code
    throw error
  }
  return 'none'
}

function nested(depth: number): string {
  return `${'['.repeat(depth)}${']'.repeat(depth)}`
}

describe('policyInput', () => {
  it('gives an ArrayBuffer with the UTF-8 text and nothing else', () => {
    const { json } = policyInput({ name: 'grün' })
    expect(json).toBeInstanceOf(ArrayBuffer)
    expect(json.byteLength).toBe(Buffer.byteLength('{"name":"grün"}'))
    expect(textOf('{"a": 1}')).toBe('{"a": 1}')
  })

  it.each([
    ['Buffer', Buffer.from('{}')],
    ['Uint8Array', new Uint8Array(2)],
    ['ArrayBuffer', new ArrayBuffer(2)],
  ])('refuses a %s, whose JSON is not the text in it', (_, bytes) => {
    expect(codeOf(() => policyInput(bytes))).toBe('POLICY_ABORTED')
  })

  it.each(['', '{', '{"a": 1,}', 'undefined', '\ufeff{}'])(
    'refuses the text %j, which is not JSON',
    (text) => {
      expect(codeOf(() => policyInput(text))).toBe('POLICY_ABORTED')
    },
  )

  it('refuses what has no JSON form', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(codeOf(() => policyInput(circle))).toBe('POLICY_ABORTED')
    expect(codeOf(() => policyInput(() => 1))).toBe('POLICY_ABORTED')
  })

  it(`takes ${MAX_INPUT_DEPTH} levels and refuses one more`, () => {
    expect(textOf(nested(MAX_INPUT_DEPTH))).toBe(nested(MAX_INPUT_DEPTH))
    expect(codeOf(() => policyInput(nested(MAX_INPUT_DEPTH + 1)))).toBe('POLICY_LIMIT')
  })

  it('refuses nesting that JavaScript itself cannot walk', () => {
    let value: object = []
    for (let i = 0; i < 100_000; i++) value = [value]
    expect(codeOf(() => policyInput(value))).toBe('POLICY_LIMIT')
    expect(codeOf(() => policyInput(nested(100_000)))).toBe('POLICY_LIMIT')
  })

  it('does not count brackets inside of strings', () => {
    const text = JSON.stringify({ a: '[{"\\"'.repeat(1000) })
    expect(textOf(text)).toBe(text)
  })

  it.each([
    ['a lone high half', { a: '\ud800' }, { a: '\ufffd' }],
    ['a lone low half', { a: '\udc00x' }, { a: '\ufffdx' }],
    ['halves in the wrong order', { a: '\udc00\ud800' }, { a: '\ufffd\ufffd' }],
    ['a whole pair', { a: '🤖' }, { a: '🤖' }],
    ['a backslash before text like an escape', { a: '\\ud800' }, { a: '\\ud800' }],
    ['a half in a key', { '\ud800': 1 }, { '\ufffd': 1 }],
  ])('makes %s well-formed', (_, given, expected) => {
    expect(JSON.parse(textOf(given))).toEqual(expected)
    expect(JSON.parse(textOf(JSON.stringify(given)))).toEqual(expected)
  })

  it('makes a half well-formed that a text holds as it is', () => {
    expect(JSON.parse(textOf('{"a": "\ud800"}'))).toEqual({ a: '\ufffd' })
  })

  it('keeps pairs that a text writes as escapes', () => {
    expect(JSON.parse(textOf('{"a": "\\ud83e\\udd16"}'))).toEqual({ a: '🤖' })
  })

  it('keeps every well-formed value as it is', () => {
    fc.assert(
      fc.property(
        fc.object({ values: [fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)] }),
        (value) => {
          expect(textOf(value)).toBe(JSON.stringify(value))
        },
      ),
    )
  })
})
