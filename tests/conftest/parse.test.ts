import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOf, parseFile } from '../../src/conftest/parse.ts'

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function values(format: 'json' | 'yaml' | 'front-matter', text: string): unknown[] | string {
  const parsed = parseFile(format, bytes(text))
  if ('problem' in parsed) return `${parsed.line}:${parsed.column} ${parsed.problem}`
  return parsed.inputs.map(({ value }) => value)
}

describe('the format of a file', () => {
  it.each([
    ['a/b.json', 'json'],
    ['bom.cdx.JSON', 'json'],
    ['dvc.yaml', 'yaml'],
    ['a.yml', 'yaml'],
    ['dvc.lock', 'yaml'],
    ['data/train.csv.dvc', 'yaml'],
    ['README.md', 'front-matter'],
    ['Dockerfile', null],
    ['poetry.lock', null],
    ['.json', null],
  ])('of %s is %s', (path, format) => {
    expect(formatOf(path)).toBe(format)
  })
})

describe('inputs', () => {
  it('are the elements of an outermost list', () => {
    expect(values('json', '[1, {"a": 2}, [3]]')).toEqual([1, { a: 2 }, [3]])
    expect(values('yaml', '- a\n- b: 1\n')).toEqual(['a', { b: 1 }])
    expect(values('json', '[]')).toEqual([])
  })

  it('are the documents of a YAML file', () => {
    expect(values('yaml', '---\na: 1\n---\nb: [1, 2]\n---\n- 3\n')).toEqual([{ a: 1 }, { b: [1, 2] }, [3]])
    expect(values('yaml', 'a: 1\r\n---\r\nb: 2\r\n')).toEqual([{ a: 1 }, { b: 2 }])
    expect(values('yaml', '%YAML 1.1\n---\na: 1\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }])
    expect(values('yaml', 'a: 1\n--- # next\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }])
    expect(values('yaml', '')).toEqual([null])
  })

  it('are the front matter of Markdown', () => {
    expect(values('front-matter', '---\nlicense: mit\n---\n# A\n')).toEqual([{ license: 'mit' }])
    expect(values('front-matter', '# A\n')).toEqual([null])
  })

  it('stand where the file has them', () => {
    const parsed = parseFile('yaml', bytes('a: 1\n---\nb:\n  - x\n  - y\n'))
    const [, second] = 'inputs' in parsed ? parsed.inputs : []
    expect(second?.span(['b', '1'])).toMatchObject({ line: 5, column: 5 })
    const list = parseFile('json', bytes('[\n  {"a": 1},\n  {"a": 2}\n]'))
    const [, element] = 'inputs' in list ? list.inputs : []
    expect(element?.span(['a'])).toMatchObject({ line: 3, column: 9 })
  })

  it('has the scalars that Go reads', () => {
    const text =
      'on: yes\noct: 0777\nu: 1_000\nb: 0b11\nt: 22:22\nf: .5\nd: 2020-01-01\nnil: ~\nx: -0x1F\nz: 09\n'
    expect(values('yaml', text)).toEqual([
      { true: true, oct: 511, u: 1000, b: 3, t: '22:22', f: 0.5, d: '2020-01-01', nil: null, x: -31, z: 9 },
    ])
  })
})

describe('a file that cannot be judged', () => {
  it.each([
    ['json', '{"a":}', /^1:6 /],
    ['yaml', 'a: [1\n', /^\d+:\d+ The YAML cannot be parsed/],
    ['yaml', 'a: 1\n--- {b: 2}\n', /^2:1 A YAML document begins here/],
    ['front-matter', '---\na: 1\n', /no end/],
    ['json', '\uffff\ud800', /1:1/],
  ] as const)('%s %j says where', (format, text, reason) => {
    expect(values(format, text)).toEqual(expect.stringMatching(reason))
  })

  it('is one that is no UTF-8', () => {
    expect(parseFile('json', new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ line: 1, column: 2 })
  })

  it('never throws', () => {
    const text = fc.string({ unit: fc.constantFrom(...'-%#\n\r :[]{}"a1'), maxLength: 40 })
    fc.assert(
      fc.property(text, fc.constantFrom('json', 'yaml', 'front-matter'), (content, format) => {
        parseFile(format, bytes(content))
      }),
    )
  })
})
