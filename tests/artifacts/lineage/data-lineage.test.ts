import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTRY_KEYS } from '../../../src/artifacts/lineage/data-lineage/faults.ts'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { candidate, source } from '../helpers.ts'

const SHA256 = 'a1b2c3d4'.repeat(8)

async function read(text: string, { path = 'data-lineage.yml', files = [] as readonly string[] } = {}) {
  expect(lineage.recognise(candidate(path, text))).toBe('data-lineage')
  const { records, unread } = await lineage.read(source(path, text, 'data-lineage', files))
  return {
    unread,
    records,
    runs: records.flatMap((record) => (record.into === 'runs' ? [record.value] : [])),
    datasets: records.flatMap((record) => (record.into === 'lineage_datasets' ? [record.value] : [])),
    checksums: records.flatMap((record) => (record.into === 'checksums' ? [record.value] : [])),
  }
}

const LOANS = `datasets:
  - id: acme/loans
    description: Loans of 2024.
    path: data/loans.csv
    source: https://data.example/loans
    revision: "2024-12-31"
    digest: sha256:${SHA256}
    license: CC-BY-4.0
    collection: Exported from the ledger.
    steward: Data office
    purpose: Credit scoring
    classification: internal
    personal_data: true
    splits:
      - name: train
        path: data/train.csv
        digest: sha256:${SHA256}
      - name: test
models:
  - id: credit
    path: model.onnx
    derived_from: [base]
  - id: base
    source: https://huggingface.co/acme/base
runs:
  - id: train
    command: python train.py
    code: [train.py]
    inputs: [acme/loans, base]
    outputs: [credit]
    started: 2026-01-02T09:00:00Z
    ended: 2026-01-02T10:00:00Z
    by: [ann]
`

test('datasets, models and runs are what they state', async () => {
  const { datasets, runs, checksums, unread } = await read(LOANS, { files: ['data/loans.csv', 'train.py'] })
  expect(unread).toEqual([])
  expect(datasets).toMatchObject([
    {
      id: 'acme/loans',
      type: 'dataset',
      aliases: ['data/loans.csv'],
      file: 'data/loans.csv',
      source: 'https://data.example/loans',
      revision: '2024-12-31',
      digests: [{ algorithm: 'sha256', value: SHA256 }],
      license: 'CC-BY-4.0',
      collection: 'Exported from the ledger.',
      steward: 'Data office',
      purpose: 'Credit scoring',
      classification: 'internal',
      personal_data: true,
      splits: [
        { name: 'train', path: 'data/train.csv', digest: { algorithm: 'sha256', value: SHA256 } },
        { name: 'test', path: null, digest: null },
      ],
    },
    { id: 'credit', type: 'model', file: null, aliases: ['model.onnx'], derived_from: ['base'] },
    { id: 'base', type: 'model', source: 'https://huggingface.co/acme/base' },
    { id: 'train.py', type: 'code', file: 'train.py' },
  ])
  expect(runs).toMatchObject([
    {
      id: 'data-lineage.yml#train',
      job: 'train',
      state: 'complete',
      started: '2026-01-02T09:00:00Z',
      inputs: ['acme/loans', 'base', 'train.py'],
      outputs: ['credit'],
      command: 'python train.py',
      agents: ['ann'],
    },
  ])
  expect(checksums.map(({ subject, source: from }) => [subject, from])).toEqual([
    ['data/loans.csv', 'data-lineage'],
    ['data/train.csv', 'data-lineage'],
  ])
})

test("paths are of the file's own folder", async () => {
  const text = 'datasets:\n- id: x\n  path: raw/x.csv\n'
  const { datasets } = await read(text, { path: 'credit/data-lineage.yaml', files: ['credit/raw/x.csv'] })
  expect(datasets).toMatchObject([{ file: 'credit/raw/x.csv' }])
})

test.each([
  ['', 'declared'],
  ['    started: 2026-01-02T09:00:00Z\n', 'running'],
  ['    ended: 2026-01-02T09:00:00+01:00\n', 'complete'],
])('a run with %j is %s', async (times, state) => {
  expect((await read(`runs:\n  - id: train\n${times}`)).runs).toMatchObject([{ state }])
})

describe('what is wrong is told with its place, and the rest is read', () => {
  test.each([
    [
      'an unknown key',
      'datasets:\n- id: x\n  licence: mit\n',
      3,
      /has no key "licence" \(did you mean "license"\?\)/,
    ],
    [
      'an unknown key that is like none',
      'datasets:\n- id: x\n  zebra: 1\n',
      3,
      /known keys: id, description/,
    ],
    ['an unknown key of a run', 'runs:\n- id: x\n  input: [y]\n', 3, /did you mean "inputs"/],
    ['an unknown key at the top', 'runs: []\ndataset: []\n', 2, /did you mean "datasets"/],
    ['an entry without id', 'datasets:\n- path: x\n', 2, /datasets\[0\]: must have "id"/],
    [
      'a digest that is none',
      'datasets:\n- id: x\n  digest: abc\n',
      3,
      /must be "sha256:" and 64 hex digits/,
    ],
    [
      'a digest of the wrong length',
      `datasets:\n- id: x\n  digest: sha512:${SHA256}\n`,
      3,
      /sha512 with 128/,
    ],
    ['a time that is none', 'runs:\n- id: x\n  ended: yesterday\n', 3, /"yesterday" is not a date and time/],
    ['a number for a text', 'datasets:\n- id: x\n  revision: 3\n', 3, /put quotes around 3/],
    ['a placeholder', 'datasets:\n- id: x\n  steward: TODO\n', 3, /"TODO" is a placeholder/],
    ['an id given twice', 'datasets:\n- id: x\nmodels:\n- id: x\n', 4, /the id "x" is given twice/],
    ['a run given twice', 'runs:\n- id: x\n- id: x\n', 3, /the id "x" is given twice/],
    [
      'an id that is not given',
      'datasets:\n- id: loans\nruns:\n- id: x\n  inputs: [loan]\n',
      5,
      /no dataset or model has the id "loan" \(did you mean "loans"\?\)/,
    ],
    ['a derivation from nothing', 'datasets:\n- id: x\n  derived_from: [y]\n', 3, /has the id "y"/],
  ])('%s', async (_, text, line, message) => {
    const { unread } = await read(text)
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part', line }])
    expect(unread[0]?.message).toMatch(message)
  })

  test('a path that leaves the tree', async () => {
    const { unread, datasets } = await read('datasets:\n- id: x\n  path: ../x.csv\n')
    expect(unread).toMatchObject([{ reason: 'outside-tree', line: 3 }])
    expect(datasets).toMatchObject([{ id: 'x', file: null }])
  })

  test('a file that is no YAML', async () => {
    const { unread, records } = await read('datasets: [\n')
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'file' }])
    expect(records).toEqual([])
  })
})

test('the example of its page is as it should be', async () => {
  const [, example = ''] = /```yaml\n([^`]*)```/.exec(readFileSync('docs/data-lineage.md', 'utf8')) ?? []
  const { unread, datasets, runs } = await read(example)
  expect(unread).toEqual([])
  expect([datasets.length, runs.length]).toEqual([3, 1])
})

test('the keys that messages suggest are those of the schema', () => {
  const schema: unknown = JSON.parse(readFileSync('policies/schemas/data-lineage.schema.json', 'utf8'))
  const names = { datasets: 'DatasetEntry', splits: 'SplitEntry', models: 'ModelEntry', runs: 'RunEntry' }
  for (const [list, definition] of Object.entries(names)) {
    expect(schema).toHaveProperty(['definitions', definition, 'properties'])
    const properties: Record<string, unknown> = Object(schema).definitions[definition].properties
    expect(Object.keys(properties)).toEqual(ENTRY_KEYS[list])
  }
})

test('a file of that name with other keys is another tool\u2019s', () => {
  expect(lineage.recognise(candidate('data-lineage.yml', 'pipeline:\n  runs: 3\n'))).toBeNull()
})

test('whatever the ids, a run keeps its inputs', async () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9/_.-]{2,20}$/)
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(id, { minLength: 1, maxLength: 8 }), async (ids) => {
      const quoted = ids.map((each) => JSON.stringify(each))
      const list = quoted.map((each) => `  - id: ${each}\n`).join('')
      const { runs, unread } = await read(`datasets:\n${list}runs:\n  - id: run\n    inputs: [${quoted}]\n`)
      const telling = ids.filter(
        (each) => !unread.some(({ message }) => message.includes(JSON.stringify(each))),
      )
      expect(runs[0]?.inputs).toEqual(telling)
    }),
  )
})
