import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseYaml } from '../../src/documents/yaml.ts'
import { yamlText } from '../../src/documents/yaml-text.ts'

test.each([
  ['Retail Credit', 'Retail Credit'],
  ['@acme/ml', '"@acme/ml"'],
  ['yes', '"yes"'],
  ['1.10', '"1.10"'],
  ['a: b', '"a: b"'],
  ['two\nlines', '"two\\nlines"'],
  ['\u202etxt', '"\\u202etxt"'],
  ['', '""'],
])('%j is written %s', (text, yaml) => {
  expect(yamlText(text)).toBe(yaml)
})

test('any text is read back, and stands in one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const yaml = yamlText(text)
      expect(yaml).not.toMatch(/[\n\r\u0085\u2028\u2029]/)
      expect(parseYaml(`key: ${yaml} # comment`).value).toEqual({ key: text })
    }),
  )
})
