import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyEvaluation } from '../../src/artifacts/model-card/evaluations.ts'
import { strongComponents } from '../../src/facts/graph/strong-components.ts'
import type { LineageGraph } from '../../src/facts/types.ts'
import { component, datasetCard, facts, lineageDataset, modelCard, run, sbom, weights } from './builders.ts'

function graph(...args: Parameters<typeof facts>): LineageGraph {
  return facts(...args).facts.lineage.graph
}

/** Edges as sentences. */
function sentences({ edges }: LineageGraph): string[] {
  return edges.map(({ from, relation, to }) => `${from} ${relation} ${to}`)
}

function gaps({ gaps }: LineageGraph): string[] {
  return gaps.map(({ kind, node }) => `${node} ${kind}`)
}

describe('joins', () => {
  test('what a run read and wrote, with the words of PROV', () => {
    const found = graph([
      run('dvc.lock', 'train', { inputs: ['train.csv', 'train.py'], outputs: ['model.onnx'] }),
      lineageDataset('dvc.lock', 'train.csv', { source: 'https://example.com/train.csv' }),
      lineageDataset('dvc.lock', 'train.py', { type: 'code' }),
      lineageDataset('dvc.lock', 'model.onnx', { type: 'model' }),
    ])
    expect(sentences(found)).toEqual([
      'run:train used dataset:train.csv',
      'run:train used code:train.py',
      'model:model.onnx was-generated-by run:train',
    ])
    expect(found.nodes.find(({ id }) => id === 'run:train')).toEqual({
      id: 'run:train',
      kind: 'run',
      name: 'train',
      file: null,
      finished: true,
      pointers: ['/lineage/runs/0'],
    })
    expect(gaps(found)).toEqual([])
  })

  test('a dataset by Hub id in a card, by path in DVC and by symlink in OpenLineage', () => {
    const found = graph([
      modelCard('README.md', { name: 'm', datasets: [{ id: 'acme/loans' }] }),
      lineageDataset('run.json', 'file/data/loans.csv', {
        format: 'openlineage',
        namespace: 'file',
        name: 'data/loans.csv',
        aliases: ['https://huggingface.co/datasets/acme/loans'],
        file: null,
      }),
      lineageDataset('dvc.lock', 'data/loans.csv'),
    ])
    expect(sentences(found)).toEqual(['model:m trained-on dataset:acme/loans'])
    expect(found.nodes.map(({ id }) => id)).toEqual(['dataset:acme/loans', 'model:m'])
  })

  test('the model of a card, its file and the output of the run that wrote it', () => {
    const found = graph(
      [
        modelCard('m/README.md', { name: 'm' }),
        run('run.json', '1', { format: 'openlineage', state: 'complete', outputs: ['file/m/model.onnx'] }),
        lineageDataset('run.json', 'file/m/model.onnx', { format: 'openlineage', file: 'm/model.onnx' }),
      ],
      [weights('m/model.onnx')],
    )
    expect(sentences(found)).toEqual(['model:m was-generated-by run:1'])
  })

  test('a stage of DVC and the runs of a log that have its name and write the same', () => {
    const log = { format: 'openlineage' as const, job: 'jobs/train', outputs: ['file/m.onnx'] }
    const found = graph([
      run('log.json', '1', { ...log, state: 'failed' }),
      run('log.json', '2', { ...log, state: 'complete' }),
      lineageDataset('log.json', 'file/m.onnx', {
        format: 'openlineage',
        namespace: 'file',
        name: 'm.onnx',
        file: null,
      }),
      run('dvc.yaml', 'dvc.yaml#train', { job: 'train', outputs: ['m.onnx'], state: 'declared' }),
      lineageDataset('dvc.yaml', 'm.onnx', { type: 'model' }),
    ])
    expect(found.nodes.filter(({ kind }) => kind === 'run')).toMatchObject([
      {
        id: 'run:train',
        finished: true,
        pointers: ['/lineage/runs/2', '/lineage/runs/0', '/lineage/runs/1'],
      },
    ])
  })

  test('base models, evaluation data and what a dataset was made of', () => {
    const base = { relation: null, revision: null, pinned: false }
    const metric = { ...emptyEvaluation('README.md'), metric: 'f1', value: 1 }
    const dataset = { id: 'acme/test', name: null, config: null, split: null, revision: null }
    const found = graph([
      modelCard('README.md', {
        name: 'm',
        base_models: [{ ...base, id: 'acme/base' }],
        datasets: [{ id: 'data' }],
        evaluations: [{ ...metric, dataset }],
      }),
      datasetCard('data/README.md', { name: 'D', source_datasets: ['original', 'extended|squad'] }),
      sbom('bom.json', [
        component('corpus', {
          type: 'data',
          ancestors: [
            {
              name: 'crawl',
              version: null,
              supplier: 'A',
              purl: null,
              license: null,
              hashes: [],
              urls: [],
            },
          ],
        }),
      ]),
    ])
    expect(sentences(found)).toEqual([
      'model:m based-on model:acme/base',
      'model:m trained-on dataset:data',
      'model:m evaluated-on dataset:acme/test',
      'dataset:data was-derived-from dataset:squad',
      'dataset:corpus was-derived-from dataset:crawl',
    ])
    expect(gaps(found)).toEqual([])
  })

  test('parts, and derivations that no run tells', () => {
    const found = graph([
      lineageDataset('d.json', 'whole', { file: null }),
      lineageDataset('d.json', 'part', { file: null, part_of: 'whole' }),
      lineageDataset('d.json', 'made', { file: null, derived_from: ['part', 'whole'] }),
      run('d.json', 'r', { inputs: ['part'], outputs: ['made'] }),
    ])
    expect(sentences(found)).toEqual([
      'run:r used dataset:part',
      'dataset:made was-generated-by run:r',
      'dataset:part part-of dataset:whole',
      'dataset:made was-derived-from dataset:whole',
    ])
    expect(found.gaps).toEqual([])
  })

  test('two models of one name stay two', () => {
    const found = graph([modelCard('a/README.md', { name: 'm' }), modelCard('b/README.md', { name: 'm' })])
    expect(found.nodes.map(({ id }) => id)).toEqual(['model:m', 'model:m#2'])
  })
})

describe('finds', () => {
  const step = (id: string, more = {}) => lineageDataset('run.json', id, { file: null, ...more })

  test('a cycle, and where it stands', async () => {
    const built = facts([
      run('run.json', 'r', { inputs: ['a'], outputs: ['b'] }),
      run('run.json', 's', { inputs: ['b'], outputs: ['a'] }),
      step('a'),
      step('b'),
    ])
    const { cycles } = built.facts.lineage.graph
    expect(cycles).toEqual([
      {
        nodes: ['dataset:b', 'dataset:a', 'run:r', 'run:s'],
        length: 4,
        pointer: '/lineage/datasets/1',
      },
    ])
    expect(await built.placer.place('/lineage/graph/cycles/0')).toMatchObject({ path: 'run.json' })
    expect(built.placer.stablePointer('/lineage/graph/cycles/0')).toBe(
      '/lineage/graph/cycles/[dataset:b,dataset:a,run:r,run:s]',
    )
  })

  test('an input that nothing made and that has no source', () => {
    const found = graph([
      run('run.json', 'r', { inputs: ['a', 'b', 'c', 'code.py'] }),
      step('a'),
      step('b', { source: 's3://bucket/b' }),
      step('c', { aliases: ['https://example.com/c'] }),
      step('code.py', { type: 'code' }),
    ])
    expect(gaps(found)).toEqual(['dataset:a no-source'])
    expect(found.gaps[0]?.pointer).toBe('/lineage/runs/0/inputs/0')
  })

  test('a model without training data; a model that was made from another by a run has some', () => {
    const found = graph([
      run('run.json', 'train', { inputs: ['data'], outputs: ['m'] }),
      run('run.json', 'quantize', { inputs: ['m'], outputs: ['q'] }),
      run('run.json', 'guess', { inputs: ['code'], outputs: ['g'] }),
      step('data', { source: 'here' }),
      step('m', { type: 'model' }),
      step('q', { type: 'model' }),
      step('g', { type: 'model' }),
      step('code', { type: 'code' }),
    ])
    expect(gaps(found)).toEqual(['model:g no-training-data'])
  })

  test('data that a model is evaluated on is no training data', () => {
    const dataset = { id: 'acme/test', name: null, config: null, split: null, revision: null }
    const found = graph([
      modelCard('README.md', {
        name: 'm',
        evaluations: [{ ...emptyEvaluation('README.md'), metric: 'f1', value: 1, dataset }],
      }),
    ])
    expect(gaps(found)).toEqual(['model:m no-training-data'])
  })

  test('what only a run wrote that did not finish', () => {
    const found = graph([
      run('run.json', 'r', { state: 'failed', outputs: ['a', 'b'] }),
      run('run.json', 's', { state: 'complete', outputs: ['b'] }),
      step('a'),
      step('b'),
    ])
    expect(gaps(found)).toEqual(['dataset:a no-finished-run'])
  })

  test('a dataset that nothing is said of', () => {
    const found = graph([step('alone')])
    expect(found.orphans).toEqual([{ node: 'dataset:alone', pointer: '/lineage/datasets/0' }])
  })
})

describe('is bounded and linear', () => {
  test('a chain of 100,000 nodes does not overflow the stack', () => {
    const length = 100_000
    const chain = Array.from({ length }, (_, i) => (i + 1 < length ? [i + 1] : []))
    expect(strongComponents(chain)).toEqual([])
    const circle = Array.from({ length }, (_, i) => [(i + 1) % length])
    expect(strongComponents(circle).map((component) => component.length)).toEqual([length])
  })

  test('what is left out is counted, and no edge leads to it', () => {
    const length = 10_500
    const found = graph(
      Array.from({ length }, (_, i) => [
        run('run.json', `r${i}`, { inputs: [`d${i}`], outputs: [`d${i + 1}`] }),
        lineageDataset('run.json', `d${i}`, { file: null }),
      ]).flat(),
    )
    expect(found.nodes.length + found.left_out.nodes).toBe(2 * length)
    expect(found.nodes.length).toBe(20_000)
    expect(found.edges.length).toBeGreaterThan(10_000)
    const ids = new Set(found.nodes.map(({ id }) => id))
    expect(found.edges.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true)
  })

  test('cycles are what a search from each node finds', () => {
    const size = 8
    const edge = fc.tuple(fc.nat(size - 1), fc.nat(size - 1))
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 20 }), (edges) => {
        const successors = Array.from({ length: size }, (_, node) =>
          edges.filter(([from]) => from === node).map(([, to]) => to),
        )
        const reach = (from: number) => {
          const seen = new Set<number>()
          const open = [...(successors[from] ?? [])]
          for (let node = open.pop(); node !== undefined; node = open.pop()) {
            if (!seen.has(node)) open.push(...(successors[node] ?? []))
            seen.add(node)
          }
          return seen
        }
        const reached = successors.map((_, node) => reach(node))
        const expected = new Set<string>()
        for (const [node, from] of reached.entries()) {
          if (!from.has(node)) continue
          expected.add(
            [...from]
              .filter((other) => reached[other]?.has(node))
              .sort()
              .join(' '),
          )
        }
        expect(new Set(strongComponents(successors).map((each) => each.join(' ')))).toEqual(expected)
      }),
    )
  })
})
