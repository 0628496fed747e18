import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { peekJson } from '../../src/artifacts/peek.ts'
import { bytesOf } from './helpers.ts'

const peek = (text: string) => peekJson(bytesOf(text))

describe('peekJson', () => {
  test('outermost keys, with short strings', () => {
    const found = peek('\ufeff \n{"a": "x", "b": {"c": [1, "}"]}, "d": null, "e": "\\"}"}')
    expect(found?.shape).toBe('object')
    expect(found?.complete).toBe(true)
    expect([...(found?.keys ?? [])]).toEqual([
      ['a', 'x'],
      ['b', null],
      ['d', null],
      ['e', '\\"}'],
    ])
  })

  test('as far as the head goes', () => {
    expect(peek('{"a": 1, "b": {"c": [')).toMatchObject({ shape: 'object', complete: false })
    expect([...(peek('{"a": 1, "b": {"c": [')?.keys.keys() ?? [])]).toEqual(['a', 'b'])
    expect([...(peek('{"a": "unfinished')?.keys.keys() ?? [])]).toEqual(['a'])
  })

  test('arrays and lines', () => {
    expect(peek('[{"a": 1}, {"b": 2}]')).toMatchObject({ shape: 'array', complete: true })
    expect(peek('{"a": 1}\n{"a": 2}\n')).toMatchObject({ shape: 'lines', complete: true })
  })

  test.each(['', 'text', '[]', '["a"]', '12', '"{"'])('%j begins as no object', (text) => {
    expect(peek(text)).toBeNull()
  })

  test('keys of the prototype are keys', () => {
    expect(peek('{"__proto__": "x"}')?.keys.get('__proto__')).toBe('x')
  })

  test('finds the keys of every JSON object', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z_@:]{1,10}$/), fc.jsonValue()), (value) => {
        const found = peek(JSON.stringify(value, null, 1))
        expect(found?.complete).toBe(true)
        expect(new Set(found?.keys.keys())).toEqual(new Set(Object.keys(value)))
      }),
    )
  })

  test('takes any bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (text, rest) => {
        expect(() => peekJson(Buffer.concat([bytesOf(`{${text}`), rest]))).not.toThrow()
      }),
    )
  })

  test('ten thousand escaped quotes take no time to speak of', () => {
    const start = performance.now()
    peek(`{"a": "${'\\\\\\"'.repeat(100_000)}`)
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
