import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { DEPTH_LIMIT } from '../../src/documents/document.ts'
import type { Span } from '../../src/documents/place.ts'
import { Lines } from '../../src/documents/text.ts'
import { parseYaml } from '../../src/documents/yaml.ts'
import { ALIAS_EXPANSION_LIMIT } from '../../src/documents/yaml-tree.ts'

function slice(text: string, span: Span): string {
  const lines = new Lines(text)
  const at = (line: number, column: number) => lines.lineStart(line) + column - 1
  return text.slice(at(span.line, span.column), at(span.end_line, span.end_column))
}

describe('values', () => {
  it('reads plain scalars as YAML 1.2 unless told otherwise', () => {
    expect(parseYaml('[no, on, yes, y, true, 0o10, 010, 1.10, ~]').value).toEqual([
      'no', 'on', 'yes', 'y', true, 8, 10, 1.1, null,
    ]) // biome-ignore format: as written above
  })

  it('reads plain scalars as PyYAML does for YAML 1.1', () => {
    expect(parseYaml("[no, on, yes, y, 'no', 010, 1.10, 1e3, 1_000, ~]", { schema: '1.1' }).value).toEqual([
      false, true, true, 'y', 'no', 8, 1.1, '1e3', 1000, null,
    ]) // biome-ignore format: as written above
  })

  it('keeps as text what JSON has no value for or would round', () => {
    const digest = '12345678901234567890123456789012'
    const { value } = parseYaml(`[2022-01-01, 2022-01-01T10:00:00Z, .nan, -.inf, ${digest}]`, {
      schema: '1.1',
    })
    expect(value).toEqual(['2022-01-01', '2022-01-01T10:00:00Z', '.nan', '-.inf', digest])
  })

  it('reads an empty text as null', () => {
    expect(parseYaml('')).toMatchObject({ value: null, problems: [] })
    expect(parseYaml('# nothing\n').value).toBeNull()
  })

  it('reads what js-yaml writes, for any data with exact numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
        const plain: unknown = JSON.parse(JSON.stringify(json), (_, value) =>
          Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value,
        )
        expect(parseYaml(dump(plain)).value).toEqual(plain)
      }),
    )
  })

  it('merges mappings named by <<; own keys win, then the first of a list', () => {
    const text = 'base: &b {x: 1, y: 1}\nother: &o {y: 2, z: 2}\nm:\n  <<: [*b, *o]\n  x: 3\n'
    const document = parseYaml(text)
    expect(document.value).toMatchObject({ m: { x: 3, y: 1, z: 2 } })
    expect(slice(text, document.span(['m', 'z']))).toBe('2')
  })

  it('keeps __proto__ an ordinary key, merged or not', () => {
    const { value } = parseYaml('a: &a {__proto__: {polluted: true}}\nb: {<<: *a}\n')
    expect(JSON.stringify(value)).toBe(
      '{"a":{"__proto__":{"polluted":true}},"b":{"__proto__":{"polluted":true}}}',
    )
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('positions', () => {
  const text = [
    'name: "a b" # comment',
    "list: [one, {k: 'v'}, # ]",
    ' ]',
    'block: |',
    '  text',
    'anchor: &x',
    '  deep: 1',
    'alias: *x',
    'empty:',
    'seq:',
    '- first',
    '-  second: 2',
    '   third: 3',
    '',
  ].join('\n')
  const document = parseYaml(text)

  it.each([
    [['name'], '"a b"'],
    [['list'], "[one, {k: 'v'}, # ]\n ]"],
    [['list', '1'], "{k: 'v'}"],
    [['list', '1', 'k'], "'v'"],
    [['block'], 'text'],
    [['anchor'], 'deep: 1'],
    [['alias'], '*x'],
    [['alias', 'deep'], '1'],
    [['seq', '0'], 'first'],
    [['seq', '1'], 'second: 2\n   third: 3'],
    [['seq', '1', 'nothing'], 'second: 2\n   third: 3'],
  ])('%j stands at %j', (pointer, expected) => {
    expect(slice(text, document.span(pointer))).toBe(expected)
  })

  it('places a value that is not written at its key', () => {
    expect(slice(text, document.span(['empty']))).toBe('empty')
  })

  it('places keys', () => {
    expect(slice(text, document.keySpan(['name']))).toBe('name')
    expect(slice(text, document.keySpan(['seq', '1', 'third']))).toBe('third')
  })

  it('keeps to the whole text where only a stretch of it is YAML', () => {
    const card = '---\nlicense: mit\nbad: [\n---\n'
    expect(parseYaml(card, { range: { start: 4, end: 16 } }).span(['license'])).toEqual({
      line: 2,
      column: 10,
      end_line: 2,
      end_column: 13,
    })
    const broken = parseYaml(card, { range: { start: 4, end: 23 } })
    expect(broken.lines.position(broken.problems[0]?.offset ?? 0).line).toBeGreaterThanOrEqual(3)
  })

  it('places every scalar of any mapping of texts where it is written', () => {
    const safe = fc.string({
      unit: fc.constantFrom('a', 'b', '\\', "'", '"', '#', ':', ' ', '-', '\n'),
      minLength: 1,
    })
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]+$/), safe), (data) => {
        const written = dump(data, { forceQuotes: true, lineWidth: -1 })
        const parsed = parseYaml(written)
        for (const [key, value] of Object.entries(data)) {
          const stretch = slice(written, parsed.span([key]))
          if (/^["']/.test(stretch)) expect(parseYaml(stretch).value).toBe(value)
          expect(parseYaml(slice(written, parsed.keySpan([key]))).value?.toString()).toBeDefined()
        }
      }),
    )
  })
})

describe('problems that leave the value readable', () => {
  it.each([
    ['a duplicate key', 'a: 1\na: 2\n', { a: 2 }, 2],
    ['a tag that only its program knows', 'a: !!python/object/apply:os.system ["id"]\n', { a: ['id'] }, 1],
    ['a list as key', 'a: 1\n? [x]\n: 2\n', { a: 1 }, 2],
    ['a second document', 'a: 1\n---\nb: 2\n', { a: 1 }, 1],
  ])('%s', (_, text, value, line) => {
    const document = parseYaml(text)
    expect(document.value).toEqual(value)
    expect(document.problems).toMatchObject([{ reason: 'malformed', fatal: false }])
    expect(document.lines.position(document.problems[0]?.offset ?? -1).line).toBe(line)
  })
})

describe('problems that are fatal', () => {
  it.each([
    ['a syntax error', 'a: 1\n b: 2\n', 'malformed'],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'malformed'],
    ['an open bracket', 'a: [1, 2\n', 'malformed'],
    ['an alias without anchor', 'a: *nothing\n', 'malformed'],
    ['an alias to what it stands in', 'a: &a [*a]\n', 'malformed'],
    ['a merge of no mapping', 'a: {<<: 1}\n', 'malformed'],
    ['a null byte', 'a: \0\n', 'malformed'],
    ['brackets 100,000 deep', '['.repeat(100_000), 'limit'],
    ['lists 100,000 deep', '- '.repeat(100_000), 'limit'],
    ['mappings 100,000 deep', 'a: {'.repeat(100_000), 'limit'],
  ])('%s', (_, text, reason) => {
    const document = parseYaml(text)
    expect(document.value).toBeUndefined()
    expect(document.problems).toMatchObject([{ reason, fatal: true }])
  })

  it('takes nesting up to the limit', () => {
    const depth = DEPTH_LIMIT - 1
    expect(parseYaml('['.repeat(depth) + ']'.repeat(depth)).problems).toEqual([])
  })

  it('refuses an alias bomb before it takes time or memory', () => {
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x]\n'
    for (let i = 1; i < 30; i++)
      bomb += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`
    expect(parseYaml(bomb).problems).toMatchObject([{ reason: 'limit', fatal: true }])
  })

  it('refuses merge keys and long texts that blow the document up', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `k${i}: 1`).join(', ')
    const merges = Array.from({ length: 1000 }, (_, i) => `b${i}: {<<: *a}`).join('\n')
    expect(parseYaml(`a: &a {${keys}}\n${merges}`).problems).toMatchObject([{ reason: 'limit', fatal: true }])
    const aliases = (count: number) =>
      `a: &a ${'x'.repeat(9_999)}\nb: [${Array(count).fill('*a').join(', ')}]`
    expect(parseYaml(aliases(ALIAS_EXPANSION_LIMIT / 10_000)).problems).toEqual([])
    expect(parseYaml(aliases(ALIAS_EXPANSION_LIMIT / 10_000 + 1)).problems).toMatchObject([
      { reason: 'limit' },
    ])
  })

  it('takes aliases as people use them', () => {
    const { value, problems } = parseYaml(`a: &a {x: 1}\nb: [${Array(500).fill('*a').join(', ')}]`)
    expect(problems).toEqual([])
    expect(value).toMatchObject({ b: { length: 500 } })
  })

  it('never throws, whatever the text', () => {
    const unit = fc.constantFrom(
      'a',
      ': ',
      ':',
      '- ',
      '\n',
      ' ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&a ',
      '*a',
      '!t ',
      '<<',
      '|',
      '>',
      '"',
      "'",
      '#',
      '? ',
      '---',
      '%',
      '\t',
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const document = parseYaml(text)
        expect(document.value === undefined).toBe(document.problems.some((problem) => problem.fatal))
        expect(() => JSON.stringify(document.value)).not.toThrow()
      }),
      { numRuns: 5000 },
    )
  })
})
