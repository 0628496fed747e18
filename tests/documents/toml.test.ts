import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEPTH_LIMIT } from '../../src/documents/document.ts'
import { parseToml } from '../../src/documents/toml.ts'

const TEXT = `# c
title = "a # b"
date = 1979-05-27 07:32:00Z
big = 9007199254740993
odd = nan
"quoted \\"key\\"" = 'x'

[a.b]
c.d = [ "one", # two
  { x = 1, "y" = """ ]
more""" } ]

[[list]]
name = "first"
[list.sub]
deep = true
[[list]]
name = "second"
[[list.inner]]
n = 1
`

function at(pointer: string[]): string {
  const { line, column, end_line, end_column } = parseToml(TEXT).span(pointer)
  const lines = TEXT.split('\n')
  if (line !== end_line) return `${line}:${column}-${end_line}:${end_column}`
  return lines[line - 1]?.slice(column - 1, end_column - 1) ?? ''
}

describe('TOML', () => {
  test('is plain data', () => {
    expect(parseToml(TEXT).value).toEqual({
      title: 'a # b',
      date: '1979-05-27 07:32:00Z'.replace(' ', 'T').replace('Z', '.000Z'),
      big: 9007199254740992,
      odd: null,
      'quoted "key"': 'x',
      a: { b: { c: { d: ['one', { x: 1, y: ' ]\nmore' }] } } },
      list: [
        { name: 'first', sub: { deep: true } },
        { name: 'second', inner: [{ n: 1 }] },
      ],
    })
  })

  test.each([
    [['title'], '"a # b"'],
    [['date'], '1979-05-27 07:32:00Z'],
    [['quoted "key"'], "'x'"],
    [['a', 'b'], '[a.b]'],
    [['a', 'b', 'c', 'd', '0'], '"one"'],
    [['a', 'b', 'c', 'd', '1', 'x'], '1'],
    [['a', 'b', 'c', 'd', '1', 'y'], '10:18-11:8'],
    [['list', '0', 'name'], '"first"'],
    [['list', '0', 'sub', 'deep'], 'true'],
    [['list', '1'], '[[list]]'],
    [['list', '1', 'name'], '"second"'],
    [['list', '1', 'inner', '0', 'n'], '1'],
    [['list', '1', 'nothing'], '[[list]]'],
  ])('%j stands where it is written', (pointer, text) => {
    expect(at(pointer)).toBe(text)
  })

  test('a syntax error is said with its place', () => {
    const { value, problems, lines } = parseToml('a = 1\nb = = 2\n')
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ reason: 'malformed', fatal: true }])
    expect(lines.position(problems[0]?.offset ?? 0)).toEqual({ line: 2, column: 5 })
    expect(parseToml('a = 1\na = 2').problems).toMatchObject([{ fatal: true }])
  })

  test('nesting has a limit', () => {
    const deep = (depth: number) => `a = ${'['.repeat(depth)}${']'.repeat(depth)}`
    expect(parseToml(deep(DEPTH_LIMIT - 2)).problems).toEqual([])
    expect(parseToml(deep(100_000)).problems).toMatchObject([{ reason: 'limit' }])
  })

  test('any text is parsed or has a problem, and every pointer has a place', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '[[',
      'a',
      '.',
      '=',
      '"',
      "'",
      '"""',
      '\\',
      '\n',
      '#',
      ',',
      '{',
      '}',
      '1',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const document = parseToml(text)
        expect(document.value === undefined).toBe(document.problems.length > 0)
        const { end_line } = document.span(['a', '0', 'a'])
        expect(end_line).toBeLessThanOrEqual(text.split('\n').length)
      }),
    )
  })
})
