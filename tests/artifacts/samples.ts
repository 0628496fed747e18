import type { ArtifactKind } from '../../src/facts/types.ts'
import { bytesOf } from './helpers.ts'
import { ONNX } from './model-file/samples.ts'

/** One small real-looking file of each format. A reader without a sample fails the contract test. */
export interface Sample {
  kind: ArtifactKind
  path: string
  bytes: Uint8Array
}

function sample(kind: ArtifactKind, path: string, content: string | Uint8Array | object): Sample {
  const isContent = typeof content === 'string' || content instanceof Uint8Array
  return { kind, path, bytes: bytesOf(isContent ? content : JSON.stringify(content, null, 2)) }
}

const DIGEST = 'a1'.repeat(32)
const MD5 = 'd1f6e055f7f5e2827fcfae68d9b64d4c'

export const SAMPLES: readonly Sample[] = [
  sample(
    'model-card',
    'README.md',
    `---
license: apache-2.0
library_name: transformers
base_model: google-bert/bert-base-uncased
datasets:
- squad
model-index:
- name: answerer
  results:
  - task: {type: question-answering}
    dataset: {type: squad, name: SQuAD}
    metrics:
    - {type: f1, value: 88.1}
---
# Answerer

## Intended use

Answers questions about a text.

## Limitations

[More Information Needed]
`,
  ),
  sample(
    'dataset-card',
    'data/README.md',
    `---
license: cc-by-4.0
pretty_name: Questions
task_categories:
- question-answering
size_categories:
- 1K<n<10K
annotations_creators:
- expert-generated
source_datasets:
- original
configs:
- config_name: default
  data_files:
  - split: train
    path: train.csv
---
# Dataset Card for Questions

## Dataset Summary

Questions of 2025.
`,
  ),
  sample('sbom', 'bom.cdx.json', {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: {
      component: { type: 'machine-learning-model', name: 'answerer', version: '1.0.0', 'bom-ref': 'm' },
    },
    components: [
      {
        type: 'library',
        name: 'torch',
        version: '2.5.1',
        purl: 'pkg:pypi/torch@2.5.1',
        licenses: [{ license: { id: 'BSD-3-Clause' } }],
        hashes: [{ alg: 'SHA-256', content: DIGEST }],
      },
    ],
  }),
  sample(
    'governance',
    'ml-system.yml',
    `id: answerer
owner:
  name: Search team
  contact: search@example.com
role: provider
intended_purpose: Answers questions of staff.
risk_tier: minimal
risk_tier_rationale: It decides on nobody.
people_affecting: false
personal_data: false
exposure: internal
`,
  ),
  sample('lineage', 'lineage/run.json', {
    eventTime: '2026-01-01T10:00:00Z',
    producer: 'https://example.com/pipeline',
    eventType: 'COMPLETE',
    run: { runId: '019127df-0850-72bc-b214-b255290588a6' },
    job: { namespace: 'jobs', name: 'train' },
    inputs: [{ namespace: 'file', name: 'train.csv', facets: { version: { datasetVersion: 'v7' } } }],
    outputs: [{ namespace: 'file', name: 'model.onnx' }],
  }),
  sample(
    'lineage',
    'dvc.lock',
    `schema: '2.0'
stages:
  train:
    cmd: python train.py
    deps:
    - path: train.csv
      hash: md5
      md5: ${MD5}
    outs:
    - path: model.pkl
      hash: md5
      md5: ${MD5}
`,
  ),
  sample(
    'lineage',
    'dvc.yaml',
    'stages:\n  train:\n    cmd: python train.py\n    deps:\n    - train.csv\n    outs:\n    - model.pkl\n',
  ),
  sample('lineage', 'train.csv.dvc', `outs:\n- md5: ${MD5}\n  hash: md5\n  path: train.csv\n`),
  sample('lineage', 'prov.json', {
    prefix: { ex: 'https://example.com/' },
    entity: {
      'ex:loans': { 'prov:type': 'ex:Dataset', 'ex:sha256': DIGEST, 'prov:location': 'prov.json' },
      'ex:model': {},
    },
    activity: { 'ex:train': { 'prov:startTime': '2026-01-01T10:00:00Z' } },
    agent: { 'ex:ann': { 'prov:label': { $: 'Ann', lang: 'en' } } },
    used: { '_:u': [{ 'prov:activity': 'ex:train', 'prov:entity': 'ex:loans' }] },
    wasGeneratedBy: { '_:g': { 'prov:activity': 'ex:train', 'prov:entity': 'ex:model' } },
    wasDerivedFrom: { '_:d': { 'prov:generatedEntity': 'ex:model', 'prov:usedEntity': 'ex:loans' } },
    wasAssociatedWith: { '_:a': { 'prov:activity': 'ex:train', 'prov:agent': 'ex:ann' } },
    bundle: { 'ex:b': { entity: { 'ex:inner': {} } } },
  }),
  sample(
    'lineage',
    'model/MLmodel',
    `artifact_path: model
flavors:
  python_function:
    loader_module: mlflow.sklearn
    model_path: model.pkl
  sklearn:
    pickled_model: model.pkl
    serialization_format: cloudpickle
    sklearn_version: 1.5.0
model_uuid: 789281da382f45a4818533e5a1b8d66e
run_id: f6bb9c49dfe149c29eefb33bb7b78270
signature:
  inputs: '[]'
utc_time_created: '2026-01-02 18:41:56.467989'
`,
  ),
  sample(
    'lineage',
    'mlruns/1/f6bb/meta.yaml',
    `experiment_id: '1'
lifecycle_stage: active
run_id: f6bb9c49dfe149c29eefb33bb7b78270
run_name: train
start_time: 1795632116388
end_time: 1795632116452
status: 3
user_id: ann
`,
  ),
  sample(
    'lineage',
    'mlruns/1/datasets/e86b/meta.yaml',
    `digest: 1a2b3c4d\nname: loans\nsource: '{"uri": "data/loans.csv"}'
source_type: local\n`,
  ),
  sample(
    'lineage',
    'mlruns/1/f6bb/inputs/08a4/meta.yaml',
    'destination_id: f6bb\ndestination_type: RUN\nsource_id: e86b\nsource_type: DATASET\n',
  ),
  sample(
    'lineage',
    'mlruns/1/models/m-1/meta.yaml',
    `creation_timestamp: 1795632116388\nexperiment_id: '1'\nmodel_id: m-1\nname: credit\nsource_run_id: f6bb\n`,
  ),
  sample(
    'lineage',
    'data-lineage.yml',
    `datasets:
  - id: loans
    path: data/loans.csv
    source: https://data.example/loans
    digest: sha256:${DIGEST}
    license: CC-BY-4.0
    personal_data: false
    splits:
      - {name: train, path: data/train.csv, digest: 'sha256:${DIGEST}'}
models:
  - id: credit
    derived_from: [loans]
runs:
  - id: train
    inputs: [loans]
    outputs: [credit]
    code: [train.py]
    ended: 2026-01-02T10:00:00Z
`,
  ),
  sample('lineage', 'target/manifest.json', {
    metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json' },
    sources: {
      'source.p.raw.loans': {
        name: 'loans',
        source_name: 'raw',
        schema: 'raw',
        description: 'Loans',
        meta: {},
      },
    },
    nodes: {
      'model.p.features': {
        name: 'features',
        resource_type: 'model',
        schema: 'main',
        depends_on: { nodes: ['source.p.raw.loans'] },
      },
    },
    exposures: {
      'exposure.p.scorer': { name: 'scorer', type: 'ml', owner: { name: 'Ann' }, url: 'https://ml.example' },
    },
    parent_map: { 'exposure.p.scorer': ['model.p.features'] },
  }),
  sample('model-card', 'card.json', { schema_version: '0.0.2', model_details: { name: 'm' } }),
  sample('dataset-card', 'croissant.json', {
    '@context': {
      '@vocab': 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      prov: 'http://www.w3.org/ns/prov#',
      rai: 'http://mlcommons.org/croissant/RAI/',
    },
    '@type': 'Dataset',
    'http://purl.org/dc/terms/conformsTo': 'http://mlcommons.org/croissant/1.1',
    name: 'loans',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    'rai:dataBiases': ['Only adults.'],
    'prov:wasDerivedFrom': { '@id': 'urn:ledger' },
    'prov:wasGeneratedBy': { 'prov:label': 'Cleaning', 'prov:endedAtTime': '2025-01-01T00:00:00Z' },
    distribution: [
      { '@type': 'cr:FileObject', '@id': 'a', contentUrl: 'a.csv', sha256: DIGEST },
      { '@type': 'cr:FileSet', '@id': 'b', containedIn: { '@id': 'a' }, includes: '*.png' },
    ],
    'cr:recordSet': [{ '@type': 'cr:RecordSet', '@id': 'r', 'cr:field': [{ '@id': 'r/f' }] }],
    usageInfo: { '@type': 'DefinedTerm', termCode: 'DUO_0000042' },
  }),
  sample('checksums', 'SHA256SUMS', `# release\n${DIGEST}  model.onnx\n${DIGEST} *two words.bin\n`),
  sample('checksums', 'CHECKSUMS', `SHA256 (model.onnx) = ${DIGEST}\n`),
  sample('checksums', 'model.onnx.sha256', `${DIGEST}\n`),
  sample('signature', 'model.sig', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }),
  sample('model-file', 'model.onnx', ONNX),
]
