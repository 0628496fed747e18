import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashFile } from '../../src/packs/hash.ts'

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hashOf(path: string, text: string): string {
  return hashFile(path, bytes(text), 'SHA-256')
}

describe('the hash of a file is', () => {
  test('that of its bytes, but for data', () => {
    expect(hashOf('policy.rego', 'package a\n')).toBe(sha256('package a\n'))
    expect(hashOf('modelward.json', '{ "b": 1 }')).toBe(sha256('{ "b": 1 }'))
    expect(hashOf('not-data.json', '[1,  2]')).toBe(sha256('[1,  2]'))
  })

  test.each(['data.json', 'a/b/data.json', 'data.yaml', 'a/data.yml', '.manifest', 'a/.manifest'])(
    'that of what it says: %s',
    (path) => {
      expect(hashOf(path, ' {"b": [1, true, null], "a": {}}\n')).toBe(sha256('{"a":{},"b":[1,true,null]}'))
    },
  )

  test('the same for every order of keys and white space', () => {
    const value = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(value, (each) => {
        const mixed = (inner: unknown): unknown =>
          Array.isArray(inner)
            ? inner.map(mixed)
            : typeof inner === 'object' && inner !== null
              ? Object.fromEntries(
                  Object.entries(inner)
                    .reverse()
                    .map(([key, child]) => [key, mixed(child)]),
                )
              : inner
        expect(hashOf('data.json', JSON.stringify(mixed(each), null, 3))).toBe(
          hashOf('data.json', JSON.stringify(each)),
        )
      }),
    )
  })
})

describe('as Go writes JSON:', () => {
  test.each([
    [
      'numbers as they are written',
      '[1.0, 1e3, 10000000000000000001, -0]',
      '[1.0,1e3,10000000000000000001,-0]',
    ],
    ['strings that look like numbers', '["1.0", "n1", "s"]', '["1.0","n1","s"]'],
    ['no escapes for HTML', '["<a> & b"]', '["<a> & b"]'],
    ['escapes for what ends lines in JavaScript', '["\u2028\u2029"]', '["\\u2028\\u2029"]'],
    [
      'control characters',
      '["\\u0000\\b\\f\\n\\r\\t\\u001f\u007f"]',
      '["\\u0000\\b\\f\\n\\r\\t\\u001f\u007f"]',
    ],
    ['quotes and backslashes', '["\\"\\\\\\/"]', '["\\"\\\\/"]'],
    ['halves of surrogate pairs as U+FFFD', '["\\ud800"]', '["\ufffd"]'],
    [
      'keys by their bytes, not by UTF-16',
      '{"\uff61": 1, "\u{1f600}": 2, "a": 3}',
      '{"a":3,"\uff61":1,"\u{1f600}":2}',
    ],
    ['the last of two keys', '{"a": 1, "a": 2}', '{"a":2}'],
    ['a key that JavaScript has plans for', '{"__proto__": {"a": 1}}', '{"__proto__":{"a":1}}'],
    ['a byte order mark is none of it', '\ufeff{"a": 1}', '{"a":1}'],
  ])('%s', (_, text, canonical) => {
    expect(hashOf('data.json', text)).toBe(sha256(canonical))
  })
})

test('YAML is hashed as the JSON that it says', () => {
  expect(hashOf('data.yaml', 'b: [1, x]\na: {c: null, d: 1.5}\n')).toBe(
    sha256('{"a":{"c":null,"d":1.5},"b":[1,"x"]}'),
  )
})

describe('refused is', () => {
  test('data that is neither JSON nor YAML', () => {
    expect(() => hashOf('data.json', '{"a": 1} x: [')).toThrow('data.json is neither JSON nor YAML')
    expect(() => hashFile('data.json', Uint8Array.of(0xff, 0xfe, 0x31, 0), 'SHA-256')).toThrow(
      'neither JSON nor YAML',
    )
  })

  test.each(['MD5', 'SHA-1', 'SHA-224', 'sha256', '', '__proto__'])('the algorithm %j', (algorithm) => {
    expect(() => hashFile('a', bytes(''), algorithm)).toThrow('which is not one of SHA-256')
  })

  test('data that is nested beyond measure', () => {
    expect(() => hashOf('data.json', '['.repeat(5_000) + ']'.repeat(5_000))).toThrow('more than 1000 deep')
  })
})
