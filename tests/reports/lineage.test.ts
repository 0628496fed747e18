import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LineageEdge, LineageGraph, LineageNode } from '../../src/facts/types.ts'
import { LINEAGE_FORMATS, type LineageFormatId, problemsOf } from '../../src/reports/lineage/index.ts'
import { ARROWS_LIMIT, BOXES_LIMIT, pictureOf } from '../../src/reports/lineage/picture.ts'
import type { LineageOptions, LineageReport } from '../../src/reports/lineage/report.ts'
import { forDot, forMermaid, forXml } from '../../src/reports/neutralise.ts'
import { expectGolden } from './golden.ts'
import { hostileText } from './hostile.ts'
import { elementNames, textContent } from './html.ts'

const NOTHING_LEFT_OUT = { nodes: 0, edges: 0, cycles: 0, gaps: 0, orphans: 0 }

function node(kind: LineageNode['kind'], name: string, more: Partial<LineageNode> = {}): LineageNode {
  const finished = kind === 'run' ? true : null
  return { id: `${kind}:${name}`, kind, name, file: null, finished, pointers: ['/lineage'], ...more }
}

function edge(from: string, relation: LineageEdge['relation'], to: string): LineageEdge {
  return { from, relation, to, pointer: '/lineage' }
}

function report(nodes: LineageNode[], edges: LineageEdge[], more: Partial<LineageGraph> = {}): LineageReport {
  const graph = { nodes, edges, cycles: [], gaps: [], orphans: [], left_out: NOTHING_LEFT_OUT, ...more }
  const problems = problemsOf(graph).map((problem) => ({ ...problem, path: 'lineage/run.json', line: 7 }))
  return { system: 'credit-risk', graph, problems }
}

const small = report(
  [
    node('dataset', 'acme/loans'),
    node('dataset', 'data/train.csv', { file: 'data/train.csv' }),
    node('dataset', 'data/extra.csv'),
    node('dataset', 'data/old.csv'),
    node('code', 'src/train.py', { file: 'src/train.py' }),
    node('parameters', 'params.yaml'),
    node('run', 'prepare'),
    node('run', 'train', { finished: false }),
    node('model', 'scorer', { file: 'model.onnx' }),
    node('model', 'acme/base'),
    node('metric', 'metrics.json'),
  ],
  [
    edge('run:prepare', 'used', 'dataset:acme/loans'),
    edge('dataset:data/train.csv', 'was-generated-by', 'run:prepare'),
    edge('run:prepare', 'used', 'dataset:data/train.csv'),
    edge('run:train', 'used', 'dataset:data/train.csv'),
    edge('run:train', 'used', 'dataset:data/extra.csv'),
    edge('run:train', 'used', 'code:src/train.py'),
    edge('run:train', 'used', 'parameters:params.yaml'),
    edge('model:scorer', 'was-generated-by', 'run:train'),
    edge('model:scorer', 'based-on', 'model:acme/base'),
    edge('model:scorer', 'evaluated-on', 'dataset:acme/loans'),
    edge('metric:metrics.json', 'was-generated-by', 'run:train'),
  ],
  {
    cycles: [{ nodes: ['dataset:data/train.csv', 'run:prepare'], length: 2, pointer: '' }],
    gaps: [
      { kind: 'no-source', node: 'dataset:data/extra.csv', pointer: '' },
      { kind: 'no-finished-run', node: 'model:scorer', pointer: '' },
    ],
    orphans: [{ node: 'dataset:data/old.csv', pointer: '' }],
  },
)

async function render(format: LineageFormatId, of: LineageReport, options: LineageOptions = {}) {
  const draw = await LINEAGE_FORMATS[format].load()
  return draw(of, options)
}

const formats = Object.entries(LINEAGE_FORMATS).map(
  ([id, { extension }]) => [id as LineageFormatId, extension] as const,
)

describe('golden drawings', () => {
  test.each(formats)('as %s', async (format, extension) => {
    expectGolden(`lineage/small${extension}`, await render(format, small))
  })

  test('text in colour', async () => {
    expectGolden('lineage/small.color.txt', await render('text', small, { color: true }))
  })

  test.each(formats)('of nothing, as %s', async (format, extension) => {
    expectGolden(`lineage/empty${extension}`, await render(format, report([], [])))
  })
})

describe('hostile names do nothing', () => {
  const hostile = (name: string) =>
    report(
      [node('dataset', name), node('run', `${name}2`), node('model', name)],
      [edge(`run:${name}2`, 'used', `dataset:${name}`)],
      { gaps: [{ kind: 'no-source', node: `dataset:${name}`, pointer: '' }] },
    )
  const texts = fc.oneof(
    hostileText(),
    fc.constantFrom('%%{init: {}}%%', 'style x:y #1;', 'end', '"]-->x', '\\N', '\\', 'a"b', '"`x`"', ']]>'),
  )

  test('Mermaid: a label is letters, digits, plain signs and entity codes, and says what the text says', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const label = forMermaid(text)
        expect(label).toMatch(/^(?:[\p{L}\p{N} _./@+-]|#\d+;)*$/u)
        const decoded = label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
        expect(forMermaid(decoded)).toBe(label)
      }),
    )
  })

  test('DOT: the quotes of a label close where it ends, and nothing in it is an escape or entity', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const label = forDot(text)
        // A quoted string of the language is `"`, then pairs of a backslash and anything or other characters.
        expect(label).toMatch(/^(?:[^"\\\n]|\\["\\])*$/)
        expect(label.replaceAll('&amp;', '')).not.toContain('&')
      }),
    )
  })

  test('XML: only characters that it allows, and no markup', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(forXml(text)).toMatch(/^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd]|[\u{10000}-\u{10ffff}])*$/u)
        expect(forXml(text)).not.toMatch(/[<>"']/)
      }),
    )
  })

  test('SVG and HTML hold no element but those that the renderer writes', async () => {
    const plain = { svg: await elements('svg', 'x'), html: await elements('html', 'x') }
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        for (const format of ['svg', 'html'] as const)
          expect(await elements(format, text)).toEqual(plain[format])
      }),
      { numRuns: 40 },
    )
    async function elements(format: 'svg' | 'html', name: string) {
      return elementNames(await render(format, hostile(name)))
    }
  })

  test('every line of Mermaid and DOT is one of the forms that the renderer writes', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const mermaid = await render('mermaid', hostile(text))
        for (const line of mermaid.trimEnd().split('\n').slice(1)) {
          expect(line).toMatch(
            /^ {2}(?:accTitle: [^:;%]*|n\d(?:\[\(|\{\{|\(\[|\[)"[^"]*"(?:\)\]|\}\}|\]\)|\])|n\d --> n\d|classDef .*|class n\d flawed)$/,
          )
        }
        const dot = await render('dot', hostile(text))
        for (const line of dot.trimEnd().split('\n').slice(4, -1)) {
          expect(line).toMatch(
            /^ {2}n\d (?:\[shape=[a-z]+[^"]*, label="(?:[^"\\]|\\.)*"(?:, penwidth=3)?\]|-> n\d)$/,
          )
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a terminal sees no control character', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const drawn = await render('text', hostile(text))
        expect(drawn.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      }),
      { numRuns: 60 },
    )
  })
})

describe('is for people', () => {
  test('the picture has a title, a description and text that is read aloud', async () => {
    const svg = await render('svg', small)
    expect(svg).toContain('role="img" aria-labelledby="lineage-title lineage-description"')
    expect(textContent(svg)).toContain('4 datasets, 2 runs, 2 models, 1 metric; 9 arrows')
    expect(svg).toContain('prefers-color-scheme:dark')
  })

  test('a page fetches nothing', async () => {
    const html = await render('html', small)
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/(?:src|href)=|url\((?!#)/)
  })

  test('a chain whose every link also rests on the first one is drawn in time, as far as it goes', async () => {
    const chain = Array.from({ length: 250 }, (_, i) => node('dataset', `d${i}`))
    const edges = chain.flatMap(({ id }, i) =>
      [i - 1, 0].flatMap((other) => {
        const target = chain[other]
        return target === undefined || target.id === id ? [] : [edge(id, 'was-derived-from', target.id)]
      }),
    )
    const svg = await render('svg', report(chain, edges))
    expect(svg).toMatch(/\d+ nodes more/)
    expect(svg.match(/class="dataset"/g)?.length).toBeGreaterThan(20)
  })

  test('of a large graph the part around the models is drawn, and the rest is counted', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => node('dataset', `d${i}`))
    const chain = many
      .slice(1)
      .map(({ id }, i) => edge(id, 'was-derived-from', many[i]?.id ?? ''))
      .concat(edge('model:m', 'trained-on', 'dataset:d1500'))
    const large = report([...many, node('model', 'm')], chain)
    const picture = pictureOf(large)
    expect(picture.boxes.length).toBe(BOXES_LIMIT)
    expect(picture.arrows.length).toBeLessThanOrEqual(ARROWS_LIMIT)
    expect(picture.boxes.some(({ name }) => name === 'd1500')).toBe(true)
    expect(picture.left_out).toBe(2_001 - BOXES_LIMIT)
    for (const format of ['svg', 'mermaid', 'dot'] as const)
      expect(await render(format, large)).toContain('1751 nodes more')
    const text = await render('text', large)
    expect(text.split('\n').length).toBeLessThan(1_020)
  })
})
