import { dump } from 'js-yaml'
import type { ArtifactKind } from '../../src/facts/types.ts'
import { bytesOf } from './helpers.ts'
import { ONNX } from './model-file/samples.ts'
import { SPDX_2, SPDX_2_RDF, SPDX_2_TAG_VALUE, SPDX_3 } from './sbom/spdx/documents.ts'

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
  sample('sbom', 'model.spdx.json', SPDX_2),
  sample('sbom', 'model.spdx.yaml', dump(SPDX_2)),
  sample('sbom', 'model.spdx', SPDX_2_TAG_VALUE),
  sample('sbom', 'model.spdx.rdf', SPDX_2_RDF),
  sample('sbom', 'model.spdx3.json', SPDX_3),
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
  sample('lineage', 'prov.json', { prefix: { ex: 'https://example.com/' }, entity: { 'ex:e': {} } }),
  sample('model-card', 'card.json', { schema_version: '0.0.2', model_details: { name: 'm' } }),
  sample('dataset-card', 'croissant.json', {
    '@context': {},
    conformsTo: 'http://mlcommons.org/croissant/1.0',
  }),
  sample('checksums', 'SHA256SUMS', `# release\n${DIGEST}  model.onnx\n${DIGEST} *two words.bin\n`),
  sample('checksums', 'CHECKSUMS', `SHA256 (model.onnx) = ${DIGEST}\n`),
  sample('checksums', 'model.onnx.sha256', `${DIGEST}\n`),
  sample('signature', 'model.sig', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }),
  sample('model-file', 'model.onnx', ONNX),
]
