import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { folder as emptyFolder, modelward } from './programs.ts'

/** examples/credit-risk, whose SBOM is CycloneDX, with the same SBOM in SPDX. */
const EXAMPLE = 'examples/credit-risk'
const DATA = 'data/consumer-loans-2024/consumer-loans-2024.csv'

const DIGESTS = Object.fromEntries(
  ['model.safetensors', DATA].map((path) => [path, sha256(readFileSync(join(EXAMPLE, path)))]),
)

const folders: Record<string, string> = {}

beforeAll(() => {
  const top = emptyFolder()
  for (const [name, content] of Object.entries(DOCUMENTS)) {
    const folder = join(top, name, 'credit-risk')
    mkdirSync(join(top, name))
    cpSync(EXAMPLE, folder, { recursive: true })
    rmSync(join(folder, 'sbom.cdx.json'))
    writeFileSync(join(folder, name), content)
    folders[name] = folder
  }
})

const ID = 'https://meridale.example/spdx/'

const SPDX_3 = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    {
      type: 'CreationInfo',
      '@id': '_:creation',
      specVersion: '3.0.1',
      created: '2026-09-14T09:12:40Z',
      createdBy: [`${ID}bank`],
    },
    element('Organization', 'bank', { name: 'Meridale Bank' }),
    element('Organization', 'commons', { name: 'Tabular Commons' }),
    element('SpdxDocument', 'document', {
      profileConformance: ['core', 'software', 'ai', 'dataset'],
      rootElement: [`${ID}model`],
    }),
    element('ai_AIPackage', 'model', {
      name: 'credit-default-mlp',
      suppliedBy: `${ID}bank`,
      releaseTime: '2026-09-14T09:12:40Z',
      software_packageVersion: '2.3.0',
      software_primaryPurpose: 'model',
      software_downloadLocation: 'https://meridale.example/models/credit-default-mlp',
      ai_domain: ['tabular-classification'],
      ai_informationAboutApplication: 'One input of a decision on an unsecured consumer loan',
      ai_limitation: 'Less certain above 30,000 euros and for loans for medical expenses',
      ai_metric: [{ type: 'DictionaryEntry', key: 'roc_auc', value: '0.791' }],
      ai_useSensitivePersonalInformation: 'no',
    }),
    element('software_File', 'weights', {
      name: 'model.safetensors',
      software_primaryPurpose: 'model',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: DIGESTS['model.safetensors'] }],
    }),
    element('dataset_DatasetPackage', 'loans', {
      name: 'meridale/consumer-loans-2024',
      suppliedBy: `${ID}bank`,
      originatedBy: [`${ID}bank`],
      builtTime: '2026-01-01T00:00:00Z',
      releaseTime: '2026-01-01T00:00:00Z',
      software_primaryPurpose: 'data',
      software_packageVersion: '1',
      software_downloadLocation: 'https://meridale.example/data/consumer-loans-2024',
      dataset_datasetType: ['structured'],
      dataset_hasSensitivePersonalInformation: 'no',
    }),
    element('software_File', 'table', {
      name: DATA,
      software_primaryPurpose: 'data',
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: DIGESTS[DATA] }],
    }),
    element('ai_AIPackage', 'base', {
      name: 'tabular-commons/tabenc-nano',
      suppliedBy: `${ID}commons`,
      releaseTime: '2026-01-01T00:00:00Z',
      software_packageVersion: '8d4e0b6c27f19a53e0c7d5b2a6f8413097ce5d2b',
      software_primaryPurpose: 'model',
      software_downloadLocation: 'https://huggingface.co/tabular-commons/tabenc-nano',
      software_packageUrl:
        'pkg:huggingface/tabular-commons/tabenc-nano@8d4e0b6c27f19a53e0c7d5b2a6f8413097ce5d2b',
      ai_typeOfModel: ['supervised'],
      verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: 'a1b2c3d4'.repeat(8) }],
    }),
    relationship('model', 'contains', 'weights'),
    relationship('loans', 'contains', 'table'),
    relationship('model', 'trainedOn', 'loans'),
    relationship('model', 'descendantOf', 'base'),
    ...licensed('model', 'Apache-2.0'),
    ...licensed('base', 'Apache-2.0'),
    ...licensed('loans', 'CDLA-Permissive-2.0'),
  ],
}

const SPDX_2 = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: credit-risk
DocumentNamespace: ${ID}credit-risk
Creator: Organization: Meridale Bank
Created: 2026-09-14T09:12:40Z

PackageName: credit-default-mlp
SPDXID: SPDXRef-model
PackageVersion: 2.3.0
PackageFileName: model.safetensors
PackageSupplier: Organization: Meridale Bank
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false
PackageChecksum: SHA256: ${DIGESTS['model.safetensors']}
PackageLicenseConcluded: Apache-2.0
PackageLicenseDeclared: Apache-2.0
PackageCopyrightText: NOASSERTION

PackageName: tabenc-nano
SPDXID: SPDXRef-base
PackageVersion: 8d4e0b6c27f19a53e0c7d5b2a6f8413097ce5d2b
PackageSupplier: Organization: Tabular Commons
PackageDownloadLocation: https://huggingface.co/tabular-commons/tabenc-nano
FilesAnalyzed: false
PackageLicenseConcluded: Apache-2.0
PackageLicenseDeclared: Apache-2.0
PackageCopyrightText: NOASSERTION
ExternalRef: PACKAGE-MANAGER purl pkg:huggingface/tabular-commons/tabenc-nano@8d4e0b6c27f19a53e0c7d5b2a6f8413097ce5d2b

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-model
Relationship: SPDXRef-model DESCENDANT_OF SPDXRef-base
`

const CYCLONEDX = readFileSync(join(EXAMPLE, 'sbom.cdx.json'), 'utf8')

const DOCUMENTS = {
  'sbom.cdx.json': CYCLONEDX,
  'sbom.spdx3.json': JSON.stringify(SPDX_3, null, 2),
  'sbom.spdx': SPDX_2,
}

describe('a repository whose SBOM is SPDX', () => {
  test('3 with the AI and Dataset profiles passes as with CycloneDX', async () => {
    const { outcomes, findings } = await check(folders['sbom.spdx3.json'] ?? '')
    const { outcomes: expected } = await check(folders['sbom.cdx.json'] ?? '')
    expect(findings).toEqual([])
    expect(outcomes).toEqual(expected)
  })

  test('2.3 passes but for what it cannot say: what a model card says', async () => {
    const { findings } = await check(folders['sbom.spdx'] ?? '')
    expect(findings).toEqual([
      ['SC-002', 'No component of type machine-learning-model in sbom.spdx has a model card.'],
      ['SC-002', 'Component tabenc-nano has no hash.'],
    ])
  })

  test.each(['sbom.spdx3.json', 'sbom.spdx'])('%s: a swapped model file is found', async (name) => {
    const folder = folders[name] ?? ''
    writeFileSync(join(folder, 'model.safetensors'), 'swapped')
    const { findings } = await check(folder)
    const digest = `sha256 ${DIGESTS['model.safetensors']?.slice(0, 12)}`
    const message = findings.find(
      ([rule, text]) => rule === 'INT-002' && text.startsWith(`${name} records`),
    )?.[1]
    expect(message).toContain(digest)
  })
})

async function check(folder: string) {
  const { stdout, stderr } = await modelward(['check', '--format', 'json', resolve(folder)])
  if (stdout === '') throw new Error(stderr)
  const report: Report = JSON.parse(stdout)
  const { rules, findings } = report.systems[0] ?? { rules: [], findings: [] }
  return {
    outcomes: Object.fromEntries(rules.map(({ id, outcome }) => [id, outcome])),
    findings: findings.map(({ rule, message }) => [rule, message] as const),
  }
}

interface Report {
  systems: { rules: { id: string; outcome: string }[]; findings: { rule: string; message: string }[] }[]
}

function element(type: string, name: string, parts: object) {
  return { type, spdxId: `${ID}${name}`, creationInfo: '_:creation', ...parts }
}

function relationship(from: string, relationshipType: string, to: string) {
  const parts = { relationshipType, from: `${ID}${from}`, to: [`${ID}${to}`] }
  return element('Relationship', `${from}-${relationshipType}`, parts)
}

function licensed(name: string, expression: string) {
  return [
    element('simplelicensing_LicenseExpression', `${name}-license`, {
      simplelicensing_licenseExpression: expression,
    }),
    relationship(name, 'hasDeclaredLicense', `${name}-license`),
    relationship(name, 'hasConcludedLicense', `${name}-license`),
  ]
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
