import { expect, test } from 'vitest'
import { READERS, readArtifacts } from '../../../src/artifacts/index.ts'
import { treeOf } from '../tree.ts'

test.each([
  [
    'cards/model.json',
    { schema_version: '0.0.2', model_details: { name: 'm' } },
    'model-card',
    'model-card-toolkit',
  ],
  [
    'metadata.json',
    {
      '@context': { ml: 'http://mlcommons.org/croissant/' },
      conformsTo: ['http://mlcommons.org/croissant/1.1'],
    },
    'dataset-card',
    'croissant',
  ],
  [
    'metadata.json',
    { '@context': { ml: 'http://mlcommons.org/schema/' }, '@type': 'sc:Dataset', recordSet: [] },
    'dataset-card',
    'croissant',
  ],
  [
    'prov.json',
    { entity: { e1: {} }, wasGeneratedBy: { g: { 'prov:entity': 'e1' } } },
    'lineage',
    'prov-json',
  ],
  [
    'target/manifest.json',
    { metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json' } },
    'lineage',
    'dbt-manifest',
  ],
])('%s is known as %4$s, and said not to be read', async (path, content, kind, format) => {
  const { tree, files } = treeOf({ [path]: JSON.stringify(content) })
  const artifacts = await readArtifacts(tree, files, { readers: READERS })
  expect(artifacts.files).toMatchObject([{ kind, format }])
  expect(artifacts.records).toEqual([])
  expect(artifacts.unread).toMatchObject([{ path, kind, reason: 'unsupported', extent: 'file' }])
})

test.each([['ml/MLmodel', 'artifact_path: model\nflavors:\n  sklearn: {}\n', 'mlflow-model']])(
  '%s',
  async (path, content, format) => {
    const { tree, files } = treeOf({ [path]: content })
    const artifacts = await readArtifacts(tree, files, { readers: READERS })
    expect(artifacts.files).toMatchObject([{ format }])
    expect(artifacts.unread).toMatchObject([{ reason: 'unsupported' }])
  },
)

test.each([
  ['package.json', '{"name": "x", "agent": {}}'],
  ['tsconfig.json', '{"prefix": "/usr"}'],
  ['MLmodel', 'A note on our ML model.\n'],
  ['data.json', '{"metadata": {}}'],
  ['empty.sig', ''],
])('%s is none of them', async (path, content) => {
  const { tree, files } = treeOf({ [path]: content })
  expect((await readArtifacts(tree, files, { readers: READERS })).files).toMatchObject([{ kind: 'other' }])
})
