import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEPTH_LIMIT, PROBLEM_LIMIT } from '../../src/documents/document.ts'
import { parseJson, parseJsonLines } from '../../src/documents/json.ts'
import type { Pointer, Span } from '../../src/documents/place.ts'
import { Lines } from '../../src/documents/text.ts'

/** The text of a span. */
function slice(text: string, span: Span): string {
  const lines = new Lines(text)
  const at = (line: number, column: number) => lines.lineStart(line) + column - 1
  return text.slice(at(span.line, span.column), at(span.end_line, span.end_column))
}

function* pointers(value: unknown, at: Pointer = []): Generator<[Pointer, unknown]> {
  yield [at, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) yield* pointers(child, [...at, key])
}

describe('parseJson', () => {
  it('gives a text of white space a place that does not run backwards', () => {
    for (const text of ['', '\t', ' \n '])
      expect(parseJson(text).span([])).toMatchObject({ end_column: parseJson(text).span([]).column })
  })

  it('gives the value and no problem for valid JSON', () => {
    const document = parseJson('{"a": [1, "x", null]}')
    expect(document.value).toEqual({ a: [1, 'x', null] })
    expect(document.problems).toEqual([])
  })

  it('places every value of any JSON, however it is laid out', () => {
    const indent = fc.constantFrom(undefined, 2, '\t', '\r\n')
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), indent, (json, indent) => {
        const text = JSON.stringify(json, null, indent)
        const document = parseJson(text)
        for (const [pointer, value] of pointers(document.value)) {
          expect(JSON.parse(slice(text, document.span(pointer)))).toEqual(value)
        }
      }),
    )
  })

  it('places keys, escaped ones too', () => {
    const text = '{ "a\\u0062" : { "/" : 1 } }'
    const document = parseJson(text)
    expect(slice(text, document.keySpan(['ab']))).toBe('"a\\u0062"')
    expect(slice(text, document.keySpan(['ab', '/']))).toBe('"/"')
    expect(slice(text, document.span(['ab', '/']))).toBe('1')
    expect(slice(text, document.keySpan([]))).toBe(text)
  })

  it('gives the nearest value around a pointer that leads nowhere', () => {
    const text = '{"a": [1, 2]}'
    const document = parseJson(text)
    expect(slice(text, document.span(['a', '7']))).toBe('[1, 2]')
    expect(slice(text, document.span(['a', '-', 'x']))).toBe('[1, 2]')
    expect(slice(text, document.span(['a', '0', 'x']))).toBe('1')
    expect(slice(text, document.span(['toString']))).toBe(text)
  })

  it('says each duplicate key with its place; the last one counts', () => {
    const text = '{"a": 1,\n "b": {"x": 1, "\\u0078": 2},\n "a": 3}'
    const document = parseJson(text)
    expect(document.value).toEqual({ a: 3, b: { x: 2 } })
    expect(document.problems.map(({ offset, fatal }) => [document.lines.position(offset), fatal])).toEqual([
      [{ line: 2, column: 16 }, false],
      [{ line: 3, column: 2 }, false],
    ])
    expect(slice(text, document.span(['a']))).toBe('3')
  })

  it('keeps __proto__ an ordinary key', () => {
    const { value } = parseJson('{"__proto__": {"polluted": true}}')
    expect(Object.keys(value ?? {})).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })

  it.each([
    ['', 0, 'empty'],
    [' \n', 2, 'empty'],
    ['{"a": [1, 2', 11, 'ends within an array'],
    ['{"a": 1', 7, 'ends within an object'],
    ['{"a', 1, 'ends within the string'],
    ['{"a" 1}', 5, '":" after the key'],
    ['{"a": 1,}', 8, 'comma stands before the "}"'],
    ['[1,]', 3, 'comma stands before the "]"'],
    ['[1 2]', 3, '"," or "]"'],
    ['[1}', 2, '"," or "]"'],
    ["{'a': 1}", 1, 'key in double quotes'],
    ['[01]', 2, '"," or "]"'],
    ['[tru]', 1, 'a value'],
    ['["a\nb"]', 3, 'line ends within a string'],
    ['["\\x"]', 2, 'escape'],
    ['["\u0001"]', 2, 'has to be escaped'],
    ['{} {}', 3, 'after the end'],
    ['NaN', 0, 'a value'],
    ['// x\n{}', 0, 'a value'],
  ])('says what is wrong with %j, and where', (text, offset, message) => {
    const document = parseJson(text)
    expect(document.value).toBeUndefined()
    expect(document.problems).toMatchObject([{ reason: 'malformed', offset, fatal: true }])
    expect(document.problems[0]?.message).toContain(message)
  })

  it('finds a syntax error exactly where JSON.parse does not accept the text', () => {
    const unit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '.',
      'e',
      '0',
      'true',
      ' ',
      '\\',
      'u00',
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const { value, problems } = parseJson(text)
        expect(value !== undefined).toBe(isJson(text))
        if (value === undefined) expect(problems[0]?.message).not.toBe('The text is not JSON.')
      }),
      { numRuns: 5000 },
    )
  })

  it('refuses what is nested too deep, at the bracket that is one too many', () => {
    const problem = { reason: 'limit', offset: DEPTH_LIMIT, fatal: true }
    expect(parseJson('['.repeat(100_000)).problems).toMatchObject([problem])
    expect(parseJson('['.repeat(100_000) + ']'.repeat(100_000)).problems).toMatchObject([problem])
    expect(parseJson('['.repeat(DEPTH_LIMIT) + ']'.repeat(DEPTH_LIMIT)).problems).toEqual([])
    expect(parseJson('[[1]]', { depth: 1 }).problems).toMatchObject([{ reason: 'limit', offset: 1 }])
  })

  it('does not take brackets and colons within strings for structure', () => {
    const text = JSON.stringify({ [`{${'['.repeat(500)}:`]: '"\\":' })
    expect(parseJson(text).problems).toEqual([])
  })

  it('keeps no more problems than the limit', () => {
    expect(parseJson(`{${Array(500).fill('"a":1').join(',')}}`).problems).toHaveLength(PROBLEM_LIMIT)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('parseJsonLines', () => {
  const text = '{"a": 1}\r\n\n{"b": \n  [2]\n'
  const document = parseJsonLines(text)

  it('gives the records in their order and leaves broken lines out, with their place', () => {
    expect(document.value).toEqual([{ a: 1 }, [2]])
    expect(document.problems).toMatchObject([{ reason: 'malformed', fatal: false }])
    expect(document.lines.position(document.problems[0]?.offset ?? 0)).toMatchObject({ line: 3 })
  })

  it('places values by the number of their record', () => {
    expect(slice(text, document.span(['0', 'a']))).toBe('1')
    expect(slice(text, document.keySpan(['0', 'a']))).toBe('"a"')
    expect(slice(text, document.span(['1', '0']))).toBe('2')
    expect(slice(text, document.span(['9']))).toBe(text)
  })

  it.each(['', '\n\n', '{\n}{'])('is fatal where no line can be read: %j', (broken) => {
    const { value, problems } = parseJsonLines(broken)
    expect(value).toBeUndefined()
    expect(problems[0]).toMatchObject({ fatal: true })
  })
})
