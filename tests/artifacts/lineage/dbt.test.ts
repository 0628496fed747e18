import { expect, test } from 'vitest'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { candidate, source } from '../helpers.ts'

async function read(content: object, files: readonly string[] = []) {
  const metadata = { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json' }
  const text = JSON.stringify({ metadata, ...content }, null, 2)
  expect(lineage.recognise(candidate('target/manifest.json', text))).toBe('dbt-manifest')
  const { records, unread } = await lineage.read(source('target/manifest.json', text, 'dbt-manifest', files))
  return {
    unread,
    runs: records.flatMap((record) => (record.into === 'runs' ? [record.value] : [])),
    datasets: records.flatMap((record) => (record.into === 'lineage_datasets' ? [record.value] : [])),
  }
}

const PROJECT = {
  sources: {
    'source.p.raw.loans': {
      database: 'db',
      schema: 'raw',
      name: 'loans',
      identifier: 'LOANS',
      source_name: 'raw',
      description: 'Loans as they come in.',
      config: {
        meta: { owner: 'Data office', contains_pii: true, classification: 'internal', license: 'CC0-1.0' },
      },
    },
  },
  nodes: {
    'seed.p.rates': { name: 'rates', resource_type: 'seed', original_file_path: 'seeds/rates.csv' },
    'model.p.features': {
      name: 'features',
      resource_type: 'model',
      depends_on: { nodes: ['source.p.raw.loans'] },
    },
    'test.p.unique': { name: 'unique', resource_type: 'test', depends_on: { nodes: ['model.p.features'] } },
  },
  exposures: {
    'exposure.p.scorer': { name: 'scorer', type: 'ml', owner: { name: 'Ann' }, url: 'https://ml.example' },
    'exposure.p.board': { name: 'board', type: 'dashboard' },
  },
  parent_map: {
    'model.p.features': ['source.p.raw.loans', 'seed.p.rates', 'macro.p.x'],
    'exposure.p.scorer': ['model.p.features', 'model.p.features'],
  },
}

test('sources, seeds and models are datasets; an exposure of type ml is a model', async () => {
  const { datasets } = await read(PROJECT, ['seeds/rates.csv'])
  expect(datasets).toMatchObject([
    {
      id: 'source.p.raw.loans',
      name: 'raw.loans',
      type: 'dataset',
      namespace: 'db.raw',
      aliases: ['db.raw.LOANS', 'raw/loans'],
      description: 'Loans as they come in.',
      steward: 'Data office',
      personal_data: true,
      classification: 'internal',
      license: 'CC0-1.0',
    },
    { id: 'seed.p.rates', file: 'seeds/rates.csv', digests: [] },
    { id: 'model.p.features', type: 'dataset' },
    { id: 'exposure.p.scorer', type: 'model', steward: 'Ann', source: 'https://ml.example' },
  ])
})

test('what builds a model from its parents is a run, which nothing says to have run', async () => {
  const { runs } = await read(PROJECT)
  expect(runs).toMatchObject([
    {
      id: 'target/manifest.json#model.p.features',
      job: 'model.p.features',
      state: 'declared',
      inputs: ['source.p.raw.loans', 'seed.p.rates'],
      outputs: ['model.p.features'],
    },
    { job: 'exposure.p.scorer', inputs: ['model.p.features'], outputs: ['exposure.p.scorer'] },
  ])
})

test('without a parent map, what a node depends on are its parents', async () => {
  const { runs } = await read({ ...PROJECT, parent_map: undefined })
  expect(runs[0]?.inputs).toEqual(['source.p.raw.loans'])
})

test.each([
  ['sections that are no objects', { sources: [], nodes: 'x' }],
  ['a node that is none', { nodes: { 'model.p.x': 3 } }],
  ['nothing', {}],
])('%s is told', async (_, content) => {
  const { unread } = await read(content)
  expect(unread.length).toBeGreaterThan(0)
  for (const entry of unread) expect(entry).toMatchObject({ reason: 'malformed' })
})

test.each([
  ['a web app manifest', { name: 'x', icons: [] }],
  ['a manifest of another tool', { metadata: { version: 1 } }],
  [
    "dbt's run results",
    { metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json' } },
  ],
])('%s is not claimed', (_, content) => {
  expect(lineage.recognise(candidate('manifest.json', JSON.stringify(content)))).toBeNull()
})
