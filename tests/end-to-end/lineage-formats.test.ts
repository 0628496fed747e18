import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Contents, folder, modelward } from './programs.ts'

const TRAIN = 'id,amount\n1,100\n'
const TEST = 'id,amount\n2,200\n'

/** A model whose card names one dataset. */
const MODEL: Contents = {
  'README.md': '---\nlicense: apache-2.0\nlibrary_name: sklearn\ndatasets:\n- acme/loans\n---\n# Credit\n',
  'data/train.csv': TRAIN,
  'data/test.csv': TEST,
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Rules that a repository breaks and that were not decided, with their messages. */
async function check(files: Contents) {
  const path = folder({ ...MODEL, ...files })
  const { stdout, stderr } = await modelward(['check', '--format', 'json', path])
  expect(stderr).toBe('')
  const [system] = JSON.parse(stdout).systems
  const findings: { rule: string; kind: string; message: string }[] = system.findings
  return {
    outcome: (id: string) => system.rules.find((rule: { id: string }) => rule.id === id)?.outcome,
    messages: (id: string) => findings.filter(({ rule }) => rule === id).map(({ message }) => message),
  }
}

const croissant = (sha256OfTrain: string) => ({
  'data/croissant.json': JSON.stringify({
    '@context': {
      '@vocab': 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      rai: 'http://mlcommons.org/croissant/RAI/',
      dct: 'http://purl.org/dc/terms/',
    },
    '@type': 'Dataset',
    'dct:conformsTo': 'http://mlcommons.org/croissant/1.1',
    name: 'acme/loans',
    url: 'https://huggingface.co/datasets/acme/loans',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    creator: { '@type': 'Organization', name: 'Acme' },
    'rai:dataCollection': 'Exported from the ledger.',
    'rai:dataUseCases': 'Credit scoring',
    'rai:personalSensitiveInformation': ['Age'],
    distribution: [
      ['train.csv', sha256OfTrain],
      ['test.csv', sha256(TEST)],
    ].map(([name, digest]) => ({
      '@type': 'cr:FileObject',
      '@id': name,
      contentUrl: name,
      encodingFormat: 'text/csv',
      sha256: digest,
    })),
  }),
})

test('Croissant: declared, described, identified, and with disjoint splits', async () => {
  const { outcome, messages } = await check(croissant(sha256(TRAIN)))
  for (const id of ['DATA-001', 'DATA-003', 'DATA-005', 'INT-002', 'INT-005', 'LIC-002'])
    expect([id, outcome(id)]).toEqual([id, 'pass'])
  expect(messages('DATA-004')).toEqual(['Dataset acme/loans does not state its classification.'])
})

test('Croissant: a digest that is not that of the file is found', async () => {
  const { messages } = await check(croissant('1a'.repeat(32)))
  expect(messages('INT-002')).toEqual([
    expect.stringMatching(/^data\/croissant\.json records sha256 .* for data\/train\.csv, whose digest is /),
  ])
})

test('Croissant: a placeholder is no digest', async () => {
  const { outcome, messages } = await check(croissant('TODO'))
  expect(messages('INT-002').join()).toMatch(/data\/train\.csv .* was not compared: placeholder/)
  expect(outcome('INT-002')).not.toBe('pass')
})

test('PROV-JSON: an entity by its label', async () => {
  const { outcome, messages } = await check({
    'prov.json': JSON.stringify({
      prefix: { ex: 'https://acme.example/' },
      entity: {
        'ex:loans': {
          'prov:label': 'acme/loans',
          'prov:location': 'data/train.csv',
          'ex:sha256': sha256(TRAIN),
          'dct:license': 'CC-BY-4.0',
        },
        'ex:model': { 'prov:type': 'ex:Model' },
      },
      used: { '_:u': { 'prov:activity': 'ex:train', 'prov:entity': 'ex:loans' } },
      wasGeneratedBy: { '_:g': { 'prov:activity': 'ex:train', 'prov:entity': 'ex:model' } },
    }),
  })
  for (const id of ['DATA-001', 'INT-002', 'INT-005', 'LIC-002'])
    expect([id, outcome(id)]).toEqual([id, 'pass'])
  expect(messages('DATA-003')).toEqual([
    'Dataset acme/loans does not state its way of collection, steward or purpose.',
  ])
})

test('MLflow: a dataset of a run is declared, and its digest identifies nothing', async () => {
  const { outcome, messages } = await check({
    'mlruns/1/f6/meta.yaml': "experiment_id: '1'\nlifecycle_stage: active\nrun_id: f6\nstatus: 3\n",
    'mlruns/1/f6/inputs/a/meta.yaml':
      'destination_id: f6\ndestination_type: RUN\nsource_id: e8\nsource_type: DATASET\n',
    'mlruns/1/datasets/e8/meta.yaml':
      'digest: 1a2b3c4d\nname: acme/loans\nsource: \'{"uri": "data/train.csv"}\'\nsource_type: local\n',
  })
  expect(outcome('DATA-001')).toBe('pass')
  expect(messages('INT-005')).toEqual(['Dataset acme/loans has neither a digest nor a fixed revision.'])
  expect(messages('INT-002').join()).toMatch(/was not compared: partial: MLflow/)
})

test('dbt: a source is declared, with what its meta says; models that it builds are not asked', async () => {
  const { outcome, messages } = await check({
    'target/manifest.json': JSON.stringify({
      metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json' },
      sources: {
        'source.p.acme.loans': {
          name: 'loans',
          source_name: 'acme',
          description: 'Loans as they come in.',
          config: {
            meta: { classification: 'internal', contains_pii: true, license: 'CC0-1.0', owner: 'Ann' },
          },
        },
      },
      nodes: {
        'model.p.features': {
          name: 'features',
          resource_type: 'model',
          depends_on: { nodes: ['source.p.acme.loans'] },
        },
      },
      exposures: {
        'exposure.p.credit': { name: 'credit', type: 'ml', depends_on: { nodes: ['model.p.features'] } },
      },
    }),
  })
  for (const id of ['DATA-001', 'DATA-004', 'LIC-002']) expect([id, outcome(id)]).toEqual([id, 'pass'])
  expect(messages('DATA-003')).toEqual(['Dataset acme/loans does not state its purpose.'])
})

test('data-lineage.yml: everything that is asked of a dataset', async () => {
  const { outcome } = await check({
    'data-lineage.yml': `datasets:
  - id: acme/loans
    source: https://data.example/loans
    license: CC-BY-4.0
    collection: Exported from the ledger.
    steward: Data office
    purpose: Credit scoring
    classification: internal
    personal_data: true
    splits:
      - {name: train, path: data/train.csv, digest: 'sha256:${sha256(TRAIN)}'}
      - {name: test, path: data/test.csv, digest: 'sha256:${sha256(TEST)}'}
models:
  - id: credit
runs:
  - id: train
    inputs: [acme/loans]
    outputs: [credit]
`,
  })
  for (const id of [
    'DATA-001',
    'DATA-003',
    'DATA-004',
    'DATA-005',
    'INT-002',
    'INT-005',
    'LIC-002',
    'READ-001',
  ])
    expect([id, outcome(id)]).toEqual([id, 'pass'])
})

test('data-lineage.yml: a split that is also the other one', async () => {
  const digest = `digest: 'sha256:${sha256(TRAIN)}'`
  const { messages } = await check({
    'data-lineage.yml': `datasets:
  - id: acme/loans
    splits:
      - {name: train, path: data/train.csv, ${digest}}
      - {name: test, path: data/train.csv, ${digest}}
`,
  })
  expect(messages('DATA-005').join()).toMatch(/Splits train and test of acme\/loans have the same content/)
})
