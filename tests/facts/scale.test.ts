import { expect, test } from 'vitest'
import type { ArtifactRecord } from '../../src/artifacts/reader.ts'
import {
  COMPONENT_CARD,
  component,
  datasetCard,
  facts,
  lineageDataset,
  modelCard,
  run,
  sbom,
  weights,
} from './builders.ts'

/** At this size a step that looks through one list for each element of another takes minutes. */
const MANY = 20_000
/** Milliseconds of the processor: another program on the machine does not count. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const TIME_LIMIT_MS = 10_000

const numbers = Array.from({ length: MANY }, (_, i) => i)
const ancestor = {
  version: null,
  supplier: null,
  purl: null,
  license: null,
  hashes: [],
  urls: [],
}
test.each<[string, () => { records: ArtifactRecord[]; files?: ReturnType<typeof weights>[] }]>([
  [
    'cards with files of their own',
    () => ({
      records: numbers.map((i) =>
        modelCard(`m${i}/README.md`, { datasets: [{ id: `o/d${i}` }], base_models: [base(i)] }),
      ),
      files: numbers.map((i) => weights(`m${i}/model.safetensors`)),
    }),
  ],
  [
    'folders of files without a card',
    () => ({ records: [], files: numbers.map((i) => weights(`m${i}/w.gguf`)) }),
  ],
  [
    'models that only an SBOM names, and one that is made from as many',
    () => ({
      records: [
        sbom('bom.json', [
          ...numbers.map((i) => component(`m${i}`)),
          component('m', { ancestors: numbers.map((i) => ({ ...ancestor, name: `a${i}` })) }),
        ]),
      ],
    }),
  ],
  [
    'datasets of one component',
    () => ({
      records: [
        sbom('bom.json', [
          component('m', {
            model_card: {
              ...COMPONENT_CARD,
              datasets: Array.from({ length: 130_000 }, (_, i) => ({ id: `d${i}` })),
            },
          }),
        ]),
      ],
    }),
  ],
  [
    'runs in a circle',
    () => ({
      records: numbers.flatMap((i) => [
        lineageDataset('runs.json', `d${i}/train`),
        run('runs.json', `r${i}`, { inputs: [`d${i}/train`], outputs: [`d${(i + 1) % MANY}/train`] }),
      ]),
    }),
  ],
  [
    'runs one after the other, each with a split',
    () => ({
      records: [
        modelCard('README.md', { datasets: [{ id: 'd0' }] }),
        lineageDataset('runs.json', 'd0'),
        ...numbers.flatMap((i) => [
          lineageDataset('runs.json', i === 0 ? 'train' : `train-${i}`),
          run('runs.json', `r${i}`, {
            inputs: [i === 0 ? 'd0' : i === 1 ? 'train' : `train-${i - 1}`],
            outputs: [i === 0 ? 'train' : `train-${i}`],
          }),
        ]),
      ],
    }),
  ],
  [
    'runs that make the same file',
    () => ({
      records: [
        lineageDataset('runs.json', 'train.csv'),
        ...numbers.flatMap((i) => [
          lineageDataset('runs.json', `d${i}`),
          run('runs.json', `r${i}`, { inputs: [`d${i}`], outputs: ['train.csv'] }),
        ]),
      ],
    }),
  ],
  [
    'records of one dataset, each with a name and a digest of its own',
    () => ({
      records: numbers.map((i) =>
        lineageDataset('runs.json', 'd', {
          aliases: [`a${i}`],
          digests: [{ algorithm: 'sha256', value: i.toString(16).padStart(64, '0') }],
        }),
      ),
    }),
  ],
  [
    'files of the lineage and names of cards',
    () => ({
      records: [
        modelCard('README.md', { datasets: numbers.map((i) => ({ id: `o/c${i}` })) }),
        ...numbers.map((i) => lineageDataset('runs.json', `data/f${i}.csv`)),
        ...numbers.map((i) => datasetCard(`data/s${i}/README.md`)),
      ],
    }),
  ],
  [
    'a name with as many folders as it has letters',
    () => ({ records: [lineageDataset('runs.json', `${'a/'.repeat(1_000_000)}train`)] }),
  ],
])('joining stays fast with many %s', (_, make) => {
  const { records, files = [] } = make()
  const begin = cpuTime()
  const { facts: document, placer } = facts(records, files)
  expect(cpuTime() - begin).toBeLessThan(TIME_LIMIT_MS)
  expect(document.datasets.length + document.models.length + document.lineage.runs.length).toBeGreaterThan(0)
  expect(placer.stablePointer('/datasets/0')).toBeTypeOf('string')
})

test('places and stable pointers of many findings stay fast', async () => {
  const { placer } = facts([
    modelCard('README.md', { datasets: numbers.map((i) => ({ id: `d${i}` })) }),
    sbom(
      'bom.json',
      numbers.map((i) => component(`m${i}`, { type: 'library' })),
    ),
  ])
  const begin = cpuTime()
  for (const i of numbers) {
    for (const pointer of [`/models/0/datasets/${i}`, `/datasets/${i}`, `/sboms/0/components/${i}`]) {
      await placer.place(pointer)
      placer.stablePointer(pointer)
    }
  }
  expect(cpuTime() - begin).toBeLessThan(TIME_LIMIT_MS)
})

function base(i: number) {
  return { id: `o/b${i}`, relation: null, revision: null, pinned: false }
}
