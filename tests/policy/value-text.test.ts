import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { indented, inline, parseValueText } from '../../src/policy/value-text.ts'

describe('a value of OPA', () => {
  it.each([
    ['set()', 'set()', '[]'],
    ['{"b",{1,set()},[]}', '{"b", {1, set()}, []}', '["b", [1, []], []]'],
    ['{1:{},"a":[null,true]}', '{1: {}, "a": [null, true]}', '{"1": {}, "a": [null, true]}'],
    ['{["x"]:9007199254740993}', '{["x"]: 9007199254740993}', '{"[\\"x\\"]": 9007199254740993}'],
    ['"{\\"a\\": [1,2]}"', '"{\\"a\\": [1,2]}"', '"{\\"a\\": [1,2]}"'],
    ['1e400', '1e400', '1e400'],
  ])('%s is written as Rego and as JSON', (text, rego, json) => {
    const value = parseValueText(text)
    expect(inline(value, 'rego')).toBe(rego)
    expect(inline(value, 'json')).toBe(json)
  })

  it('is written in lines where it does not fit into one', () => {
    const value = parseValueText('{"name":"risk","tags":{"a","b"},"files":[{"path":"model.safetensors"}]}')
    expect(indented(value, 'rego', 40)).toBe(`{
  "name": "risk",
  "tags": {"a", "b"},
  "files": [{"path": "model.safetensors"}]
}`)
    expect(indented(value, 'rego', 100)).toBe(inline(value, 'rego'))
  })

  it.each(['', '{', '[1 2]', '{1:2,3}', '{1,2:3}', '[1],', '"a', '}', '{,}', '[,1]', '{1:}'])(
    'is not %j',
    (text) => {
      expect(() => parseValueText(text)).toThrow('cannot be read')
    },
  )
})

test('JSON stays what it is, in lines of any width', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 0, max: 80 }), (json, width) => {
      const value = parseValueText(json)
      expect(JSON.parse(inline(value, 'json'))).toEqual(JSON.parse(json))
      expect(JSON.parse(indented(value, 'json', width))).toEqual(JSON.parse(json))
      expect(parseValueText(indented(value, 'rego', width))).toEqual(value)
    }),
  )
})
