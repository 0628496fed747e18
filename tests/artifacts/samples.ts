import type { ArtifactKind } from '../../src/facts/types.ts'
import { vector } from '../signatures/vectors.ts'
import { GOVERNANCE_SAMPLES } from './governance/samples.ts'
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

const STATEMENT = JSON.stringify({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'weights', digest: { sha256: DIGEST } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: { runDetails: { builder: { id: 'https://builder.example' } } },
})

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
  sample('sbom', 'vex.openvex.json', {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex/1',
    author: 'Security team',
    timestamp: '2026-03-01T10:00:00Z',
    version: 1,
    statements: [
      {
        vulnerability: { name: 'CVE-2024-5480', aliases: ['GHSA-pg7h-5qx3-wjr3'] },
        products: [{ '@id': 'pkg:pypi/torch@2.5.1', subcomponents: [{ '@id': 'pkg:pypi/rpc' }] }],
        status: 'not_affected',
        justification: 'vulnerable_code_not_in_execute_path',
        impact_statement: 'RPC is not used.',
      },
    ],
  }),
  sample(
    'sbom',
    'bom.cdx.xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.6" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">
  <metadata>
    <timestamp>2026-03-01T10:00:00Z</timestamp>
    <component type="machine-learning-model" bom-ref="m">
      <name>answerer</name>
      <version>1.0.0</version>
    </component>
  </metadata>
  <components>
    <component type="library" bom-ref="torch">
      <name>torch</name>
      <version>2.5.1</version>
      <hashes>
        <hash alg="SHA-256">${DIGEST}</hash>
      </hashes>
      <licenses><license><id>BSD-3-Clause</id></license></licenses>
      <purl>pkg:pypi/torch@2.5.1</purl>
    </component>
  </components>
  <dependencies>
    <dependency ref="m"><dependency ref="torch"/></dependency>
  </dependencies>
</bom>
`,
  ),
  ...GOVERNANCE_SAMPLES.map(([path, content]) => sample('governance', path, content)),
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
  sample('model-card', 'card.json', {
    schema_version: '0.0.2',
    model_details: {
      name: 'answerer',
      version: { name: '1.0', date: '2026-01-01' },
      owners: [{ name: 'Search team', contact: 'search@example.com' }],
      licenses: [{ identifier: 'Apache-2.0' }, { custom_text: 'MIT' }],
    },
    model_parameters: {
      data: [{ name: 'train.csv', sensitive: { sensitive_data: ['age'] }, graphics: { collection: [] } }],
    },
    quantitative_analysis: {
      performance_metrics: [
        {
          type: 'f1',
          value: '0.9',
          slice: 'all',
          confidence_interval: { lower_bound: '0.8', upper_bound: '1' },
        },
      ],
    },
    considerations: {
      use_cases: [{ description: 'Questions about a text.' }],
      limitations: [{ description: 'TODO' }],
      ethical_considerations: [{ name: 'Errors', mitigation_strategy: 'A person reads the answers.' }],
    },
  }),
  sample(
    'model-card',
    '.eval_results/hle.yaml',
    `- dataset:
    id: cais/hle
    task_id: default
  value: 20.90
  date: "2026-01-15"
  source:
    url: https://example.com/traces
    user: acme
  notes: no-tools
`,
  ),
  sample(
    'dataset-card',
    'eval.yaml',
    'name: Exam\nevaluation_framework: inspect-ai\ntasks:\n- id: exam\n  config: default\n  split: test\n',
  ),
  sample(
    'model-card',
    'explainability.md',
    `Field | Response
:---|:---
Intended Users: | Staff
Describe how the model works: | [Insert Response Here]
Technical Limitations: | Long texts
`,
  ),
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
  sample(
    'checksums',
    'audit.hashdeep',
    `%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## Invoked from: /w\n## \n3,${MD5},${DIGEST},/w/model.onnx\n`,
  ),
  sample('checksums', 'model.js.sri', `sha384-${'q1'.repeat(32)}\n`),
  sample('checksums', 'ONNX_HUB_MANIFEST.json', [
    {
      model: 'MNIST',
      model_path: 'vision/mnist-12.onnx',
      onnx_version: '1.9',
      opset_version: 12,
      metadata: { model_sha: DIGEST, model_bytes: 26143 },
    },
  ]),
  sample('weight-index', 'model.safetensors.index.json', {
    metadata: { total_size: 16 },
    weight_map: { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors' },
  }),
  sample(
    'dependencies',
    'requirements.txt',
    `--index-url https://pypi.example.org/simple\n-r base.txt\ntorch==2.5.1 \\\n    --hash=sha256:${DIGEST}\nnumpy>=1,<3 ; python_version < "3.13"\n`,
  ),
  sample(
    'dependencies',
    'pyproject.toml',
    '[project]\nname = "x"\ndependencies = [\n  "torch==2.5.1",\n]\n[project.optional-dependencies]\ndev = ["pytest"]\n[tool.poetry.group.test.dependencies]\nblack = "^24.1"\n',
  ),
  sample(
    'dependencies',
    'uv.lock',
    `version = 1\n\n[[package]]\nname = "torch"\nversion = "2.5.1"\nsource = { registry = "https://pypi.org/simple" }\nwheels = [\n    { url = "https://x/t.whl", hash = "sha256:${DIGEST}" },\n]\n`,
  ),
  sample(
    'dependencies',
    'poetry.lock',
    `[[package]]\nname = "torch"\nversion = "2.5.1"\nfiles = [\n    {file = "t.whl", hash = "sha256:${DIGEST}"},\n]\n\n[metadata]\nlock-version = "2.0"\n`,
  ),
  sample(
    'dependencies',
    'environment.yml',
    'name: x\nchannels:\n- conda-forge\ndependencies:\n- python=3.11\n- pip:\n  - torch==2.5.1\n',
  ),
  sample('dependencies', 'setup.cfg', '[options]\ninstall_requires =\n    torch>=2\n    numpy\n'),
  sample('dependencies', 'package.json', { name: 'x', dependencies: { react: '^18.0.0', left: '1.0.0' } }),
  sample('dependencies', 'package-lock.json', {
    lockfileVersion: 3,
    packages: { '': {}, 'node_modules/left': { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` } },
  }),
  sample('signature', 'model.sig', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }),
  sample('signature', 'model.sig', vector('v1.1.1-certificate.sig')),
  sample('signature', 'weights.sigstore.json', vector('sigstore/provenance.sigstore.json')),
  sample('signature', 'weights.bin.asc', '-----BEGIN PGP SIGNATURE-----\n'),
  sample('signature', 'all.intoto.jsonl', `${STATEMENT}\n${STATEMENT}\n`),
  sample('model-file', 'model.onnx', ONNX),
  sample('evaluation', 'evals/safety.json', {
    $schema: 'https://modelward.dev/schemas/evaluation.schema.json',
    kind: 'fairness',
    subject: { name: 'scorer', sha256: DIGEST },
    tool: { name: 'fairlearn', version: '0.13.0' },
    date: '2026-10-01T12:00:00Z',
    sensitive_features: ['sex'],
    results: [{ metric: 'selection_rate', value: 0.31, slice: 'sex=female', n: 412, threshold: 0.25 }],
  }),
  sample('evaluation', 'results_2026-10-01.json', {
    results: { arc_easy: { alias: 'arc_easy', 'acc,none': 0.71, 'acc_stderr,none': 0.01 } },
    configs: { arc_easy: { dataset_path: 'allenai/ai2_arc', test_split: 'test' } },
    versions: { arc_easy: 1 },
    'n-shot': { arc_easy: 0 },
    higher_is_better: { arc_easy: { acc: true } },
    'n-samples': { arc_easy: { original: 2376, effective: 2376 } },
    config: { model: 'hf', model_args: 'pretrained=owner/model,revision=main' },
    date: 1759320000.5,
    lm_eval_version: '0.4.9',
  }),
  sample('evaluation', 'logs/sums.json', {
    version: 2,
    status: 'success',
    eval: {
      task: 'sums',
      task_id: '5azDRg6',
      created: '2026-10-01T12:00:00+00:00',
      dataset: { name: 'sums', location: 'data/sums.csv', samples: 2 },
      model: 'mockllm/model',
      packages: { inspect_ai: '0.3.285' },
    },
    results: {
      total_samples: 2,
      completed_samples: 2,
      scores: [{ name: 'match', metrics: { accuracy: { name: 'accuracy', value: 0.5 } } }],
    },
    stats: { completed_at: '2026-10-01T12:01:00+00:00' },
  }),
  sample(
    'evaluation',
    'garak.report.jsonl',
    [
      { entry_type: 'start_run setup', 'plugins.target_type': 'test', 'plugins.target_name': 'owner/model' },
      { entry_type: 'init', garak_version: '0.13.0', start_time: '2026-10-01T12:00:00', run: 'r1' },
      { entry_type: 'eval', probe: 'dan.Dan_11_0', detector: 'dan.DAN', passed: 8, total: 10 },
      { entry_type: 'completion', end_time: '2026-10-01T13:00:00', run: 'r1' },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  ),
  sample('evaluation', 'promptfoo.json', {
    evalId: 'eval-1',
    results: {
      version: 3,
      timestamp: '2026-10-01T12:00:00.000Z',
      prompts: [
        {
          label: 'p',
          provider: 'openai:x',
          metrics: { testPassCount: 3, testFailCount: 1, testErrorCount: 0 },
        },
      ],
      stats: { successes: 3, failures: 1, errors: 0 },
    },
    config: {},
    metadata: { promptfooVersion: '0.118.0' },
  }),
  sample('evaluation', 'metrics.json', { train: { loss: 0.2 }, accuracy: 0.91 }),
  sample('scan-result', 'scan.sarif', {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner', version: '1.2.0', rules: [{ id: 'S201' }] } },
        invocations: [{ executionSuccessful: true, endTimeUtc: '2026-10-01T12:00:00Z' }],
        artifacts: [{ location: { uri: 'model.pkl' }, hashes: { 'sha-256': DIGEST } }],
        results: [
          {
            ruleId: 'S201',
            level: 'error',
            message: { text: 'posix.system' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'model.pkl' } } }],
          },
        ],
      },
    ],
  }),
  sample('scan-result', 'modelscan.json', {
    summary: {
      absolute_path: '/w/models',
      modelscan_version: '0.8.8',
      scanned: { scanned_files: ['bad.pkl'] },
    },
    issues: [
      { description: 'Use of unsafe operator', source: 'bad.pkl', scanner: 's', severity: 'CRITICAL' },
    ],
    errors: [],
  }),
  sample('scan-result', 'modelaudit.json', {
    bytes_scanned: 66,
    issues: [
      { message: 'posix.system', severity: 'critical', location: '/w/bad.pkl (pos 42)', rule_code: 'S201' },
    ],
    checks: [],
    assets: [{ path: '/w/bad.pkl', type: 'pickle', size: 45 }],
    file_metadata: { '/w/bad.pkl': { file_hashes: { sha256: DIGEST } } },
    start_time: 1759320000.5,
    duration: 0.8,
    success: true,
  }),
]
