import { describe, expect, test } from 'vitest'
import {
  AI_PACKAGE,
  CONTEXT,
  CREATION,
  DATASET_PACKAGE,
  element,
  graph,
  id,
  type Json,
  relationship,
  SHA256,
  SPDX_3,
} from './documents.ts'
import { checksumsOf, read as readFormat, sbomOf, sbomRecord, textAt } from './reading.ts'

const TEXT = JSON.stringify(SPDX_3, null, 2)
const FILES = ['weights/model.onnx', 'data/train.csv']
const ELEMENTS = SPDX_3['@graph'] as Json[]

function read(content: string, files: readonly string[] = []) {
  return readFormat(content, 'spdx-3-json-ld', files)
}

/** Of a document about one package, without what its profiles ask. */
async function onlyComponent(parts: Json, ...others: Json[]) {
  const stated = element('software_Package', 'a', { name: 'a', ...parts })
  return sbomOf(await read(graph([stated, ...others, CREATION]))).components[0]
}

describe('an SPDX 3 document', () => {
  test('says who made it, when, and under which name', async () => {
    expect(sbomOf(await read(TEXT))).toMatchObject({
      format: 'spdx-3-json-ld',
      spec_version: '3.0.1',
      serial_number: id('document'),
      timestamp: '2026-03-01T10:00:00Z',
      authors: ['Acme AG'],
      tools: ['mlbom 3.1'],
    })
  })

  test('has packages and files as components; collections lead to its subject', async () => {
    const { components } = sbomOf(await read(TEXT, FILES))
    expect(components.map(({ type, subject, name, file }) => [type, subject, name, file])).toEqual([
      ['machine-learning-model', true, 'credit-risk-scorer', 'weights/model.onnx'],
      ['data', false, 'loans-2024', 'data/train.csv'],
      ['library', false, 'bert-base', null],
      ['file', false, 'weights/model.onnx', 'weights/model.onnx'],
      ['file', false, 'data', null],
      ['file', false, 'train.csv', 'data/train.csv'],
    ])
    expect(components[0]).toMatchObject({
      ref: id('model'),
      version: '4.0.1',
      supplier: 'Acme AG',
      purl: 'pkg:huggingface/acme/credit-risk-scorer@4.0.1',
      license: { spdx: 'Apache-2.0' },
      hashes: [{ algorithm: 'sha256', value: SHA256 }],
      ancestors: [{ name: 'bert-base', version: '1' }],
    })
  })

  test('has the same facts in any order of its elements, and with elements in their places', async () => {
    const facts = async (content: string) => {
      const { components, ...head } = sbomOf(await read(content, FILES))
      return {
        head: { ...head, errors: [] },
        components: components.sort((a, b) => (a.name < b.name ? -1 : 1)),
      }
    }
    const expected = await facts(TEXT)
    expect(await facts(graph(ELEMENTS.toReversed()))).toEqual(expected)
    const organization = ELEMENTS.find(({ spdxId }) => spdxId === id('acme'))
    const inline = ELEMENTS.filter((each) => each !== organization && each !== CREATION).map((each) => {
      if (each.spdxId === id('document')) return { ...each, creationInfo: CREATION }
      return each.spdxId === id('model') ? { ...each, suppliedBy: organization } : each
    })
    expect(await facts(graph(inline))).toEqual(expected)
  })

  test('may be one element', async () => {
    const { creationInfo: _, ...package_ } = element('software_Package', 'a', { name: 'numpy' })
    const agent = element('Organization', 'acme', { name: 'Acme', creationInfo: '_:creation' })
    const content = JSON.stringify({
      '@context': CONTEXT,
      ...package_,
      creationInfo: { ...CREATION, createdBy: [agent], createdUsing: [] },
    })
    expect(sbomOf(await read(content))).toMatchObject({
      valid: true,
      authors: ['Acme'],
      components: [{ name: 'numpy', type: 'library' }],
    })
    const invalid = content.replace('"numpy"', '7')
    expect(sbomOf(await read(invalid)).errors).toEqual([
      { message: 'name: must be a string.', pointer: '/name' },
    ])
  })
})

describe('the AI profile', () => {
  test('is the model’s card', async () => {
    expect(sbomOf(await read(TEXT)).components[0]?.model_card).toMatchObject({
      task: 'credit scoring',
      domains: ['credit scoring', 'finance'],
      model_types: ['supervised'],
      datasets: [{ id: 'loans-2024' }],
      evaluations: [
        { task: 'credit scoring', dataset: { id: 'loans-2024' }, metric: 'auc', value: 0.91 },
        { metric: 'f1', value: 'about 0.8' },
      ],
      hyperparameters: [{ name: 'learning_rate', value: '0.003' }],
      decision_thresholds: [{ name: 'auc', value: '0.15' }],
      use_cases: ['Scores applications'],
      training: 'Forty epochs',
      technical_limitations: ['Only for Germany'],
      preprocessing: ['scaling'],
      explainability: ['SHAP'],
      safety_risk: 'high',
      standards: ['ISO/IEC 42001'],
      autonomous: false,
      sensitive_personal_data: null,
    })
  })

  test('that says nothing is no card', async () => {
    const bare = element('ai_AIPackage', 'model', { name: 'm' })
    expect(sbomOf(await read(graph([bare, CREATION]))).components[0]).toMatchObject({
      type: 'machine-learning-model',
      model_card: null,
    })
  })

  test('a model is known by data that it was generated from', async () => {
    const elements = [AI_PACKAGE, DATASET_PACKAGE, relationship('loans', 'generates', 'model'), CREATION]
    expect(sbomOf(await read(graph(elements))).components[0]?.model_card?.datasets).toEqual([
      { id: 'loans-2024' },
    ])
  })
})

test('the Dataset profile describes the data', async () => {
  expect(sbomOf(await read(TEXT)).components[1]).toMatchObject({
    supplier: 'Acme AG',
    license: { spdx: 'LicenseRef-Acme-Data-License', name: 'Acme Data License' },
    data: {
      classification: 'amber',
      contents_url: 'https://acme.example/loans',
      types: ['structured'],
      intended_use: 'Training of scores',
      collection: 'Exported from core banking',
      known_biases: ['Few applicants under 25'],
      anonymization: ['pseudonyms'],
      size: 120_000,
      sensitive_personal_data: true,
    },
  })
})

describe('a license', () => {
  const stated = (...to: unknown[]) => ({
    ...relationship('a', 'hasDeclaredLicense'),
    to,
  })

  test.each<[string, Json[], string | null, string[]]>([
    ['absent', [], null, []],
    ['open', [stated('expandedlicensing_NoAssertionLicense')], null, ['no-assertion']],
    [
      'open, by its address',
      [stated('https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement')],
      null,
      ['no-assertion'],
    ],
    ['none', [stated('expandedlicensing_NoneLicense')], null, ['none']],
    ['an address of the list', [stated('https://spdx.org/licenses/MIT')], 'MIT', ['license']],
    [
      'an expression',
      [
        stated(id('l')),
        element('simplelicensing_LicenseExpression', 'l', { simplelicensing_licenseExpression: 'MIT' }),
      ],
      'MIT',
      ['license'],
    ],
    [
      'sets in their places',
      [
        stated(
          element('expandedlicensing_ConjunctiveLicenseSet', 'c', {
            expandedlicensing_member: [
              element('expandedlicensing_DisjunctiveLicenseSet', 'd', {
                expandedlicensing_member: ['https://spdx.org/licenses/MIT', 'https://spdx.org/licenses/ISC'],
              }),
              'https://spdx.org/licenses/Apache-2.0',
            ],
          }),
        ),
      ],
      '(MIT OR ISC) AND Apache-2.0',
      ['license'],
    ],
    [
      'in circles',
      [
        stated(id('c')),
        element('expandedlicensing_OrLaterOperator', 'c', { expandedlicensing_subjectLicense: id('c') }),
      ],
      null,
      ['license'],
    ],
  ])('%s', async (_, others, spdx, says) => {
    const component = await onlyComponent({}, ...others)
    expect(component?.license?.spdx ?? null).toBe(spdx)
    expect(component?.license_statements.map((statement) => statement.says)).toEqual(says)
  })
})

describe('validity', () => {
  test('what a profile asks beyond the schema is a fault, with its place', async () => {
    const { suppliedBy: _, releaseTime: _time, software_packageVersion: _version, ...poor } = AI_PACKAGE
    const content = graph(ELEMENTS.map((each) => (each === AI_PACKAGE ? poor : each)))
    const reading = await read(content)
    expect(sbomOf(reading)).toMatchObject({
      valid: false,
      errors: [
        { message: '@graph[1]: must have "suppliedBy" (ai profile).', pointer: '/@graph/1' },
        { message: '@graph[1]: must have "software_packageVersion" (ai profile).' },
        { message: '@graph[1]: must have "releaseTime" (ai profile).' },
      ],
    })
    expect(await textAt(sbomRecord(reading), content, ['errors', '0'])).toMatch(
      /^\{\s+"type": "ai_AIPackage"/,
    )
  })

  test('both licenses are asked where the document claims the profile, once each', async () => {
    const without = (...types: string[]) =>
      ELEMENTS.filter((each) => !types.includes(String(each.relationshipType)))
    expect(
      sbomOf(await read(graph(without('hasDeclaredLicense')))).errors.map(({ message }) => message),
    ).toEqual([
      '@graph[1]: must have exactly one relationship "hasDeclaredLicense", and has 0 (ai profile).',
      '@graph[2]: must have exactly one relationship "hasDeclaredLicense", and has 0 (dataset profile).',
    ])
    const unclaimed = without('hasDeclaredLicense').map((each) =>
      each.type === 'SpdxDocument' ? { ...each, profileConformance: ['core'] } : each,
    )
    expect(sbomOf(await read(graph(unclaimed)))).toMatchObject({ valid: true, errors: [] })
  })

  test.each<[string, Json, string]>([
    [
      'an unknown class',
      { type: 'software_Pakage' },
      '"software_Pakage" is no class of SPDX 3.0.1 that may stand here',
    ],
    ['an unknown key', { software_version: '1' }, 'has no key "software_version"'],
    ['a text where a list is asked', { originatedBy: 'urn:a:b' }, 'originatedBy: must be a list'],
    [
      'a wrong word',
      { software_primaryPurpose: 'Model' },
      'software_primaryPurpose: "Model" is not one of the 29 known values (did you mean "model"?)',
    ],
  ])('%s', async (_, parts, message) => {
    const content = graph([CREATION, element('software_Package', 'a', parts)])
    const { valid, errors } = sbomOf(await read(content))
    expect(valid).toBe(false)
    expect(errors.map((error) => error.message).join('\n')).toContain(message)
  })
})

describe('a context', () => {
  test('of 3.0.0 is understood and has no schema', async () => {
    const reading = await read(TEXT.replaceAll('3.0.1', '3.0.0'))
    expect(sbomOf(reading)).toMatchObject({ valid: null, spec_version: '3.0.0' })
    expect(reading.unread).toMatchObject([{ reason: 'unsupported', extent: 'part', line: 2 }])
  })

  test.each([
    ['of its own terms', { name: 'https://example.org/name' }],
    ['of a later version', 'https://spdx.org/rdf/3.1/spdx-context.jsonld'],
    ['that would have to be fetched', ['https://example.org/context.jsonld']],
  ])('%s is not understood', async (_, context) => {
    const { records, unread } = await read(JSON.stringify({ ...SPDX_3, '@context': context }))
    expect(records).toEqual([])
    expect(unread).toMatchObject([{ reason: 'unsupported', extent: 'file', line: 1 }])
  })

  test('beside the canonical one is said', async () => {
    const reading = await read(JSON.stringify({ ...SPDX_3, '@context': [CONTEXT, { acme: 'urn:acme' }] }))
    expect(sbomOf(reading).components).toHaveLength(6)
    expect(reading.unread).toMatchObject([{ reason: 'unsupported', extent: 'part' }])
  })

  test('without anything is malformed', async () => {
    const { records, unread } = await read(JSON.stringify({ '@context': CONTEXT }))
    expect(records).toEqual([])
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'file' }])
  })
})

test('digests of files are records, by the paths that their folders give', async () => {
  expect(checksumsOf(await read(TEXT, FILES))).toMatchObject([
    { source: 'sbom', subject: 'weights/model.onnx', algorithm: 'sha256', expected: SHA256, reason: null },
    { subject: 'data/train.csv', algorithm: 'sha256', expected: SHA256, reason: null },
  ])
})

test('a package whose one file has no digest may be an archive: the digest is not that of the file', async () => {
  const elements = ELEMENTS.map(({ verifiedUsing, ...each }) =>
    each.spdxId === id('weights') ? each : { ...each, verifiedUsing },
  )
  const reading = await read(graph(elements), FILES)
  expect(sbomOf(reading).components[0]?.file).toBeNull()
  expect(checksumsOf(reading).map(({ subject }) => subject)).toEqual(['data/train.csv'])
})

test('a fact is shown where it stands', async () => {
  const record = sbomRecord(await read(TEXT))
  const at = (...pointer: string[]) => textAt(record, TEXT, pointer)
  expect(await at('components', '0', 'version')).toBe('"4.0.1"')
  expect(await at('components', '0', 'license', 'spdx')).toContain(id('license'))
  expect(await at('components', '0', 'model_card', 'evaluations', '1', 'value')).toContain('about 0.8')
  expect(await at('components', '0', 'model_card', 'datasets', '0', 'id')).toContain(id('loans'))
  expect(await at('components', '1', 'data', 'known_biases')).toContain('under 25')
  expect(await at('components', '0', 'hashes', '0', 'value')).toBe(`"${SHA256}"`)
  expect(await at('timestamp')).toBe('"2026-03-01T10:00:00Z"')
  expect(await at('authors', '0')).toBe(`"${id('acme')}"`)
})

describe('the Security profile', () => {
  const vulnerability = element('security_Vulnerability', 'v', {
    externalIdentifier: [
      { type: 'ExternalIdentifier', externalIdentifierType: 'cve', identifier: 'CVE-2026-0001' },
      { type: 'ExternalIdentifier', externalIdentifierType: 'securityOther', identifier: 'GHSA-x' },
    ],
    description: 'Runs code',
  })
  const package_ = element('software_Package', 'a', { name: 'a' })

  test('each VEX statement is a record, with the ratings of its vulnerability', async () => {
    const statement = (type: string, relationshipType: string, parts: Json) =>
      element(type, relationshipType, { relationshipType, from: id('v'), to: [id('a')], ...parts })
    const content = graph([
      vulnerability,
      package_,
      statement('security_VexNotAffectedVulnAssessmentRelationship', 'doesNotAffect', {
        security_justificationType: 'vulnerableCodeNotPresent',
        security_impactStatement: 'Not built in',
      }),
      statement('security_VexAffectedVulnAssessmentRelationship', 'affects', {
        security_actionStatement: 'Update',
      }),
      statement('security_CvssV3VulnAssessmentRelationship', 'hasAssessmentFor', {
        security_score: 9.8,
        security_severity: 'critical',
        security_vectorString: 'CVSS:3.1/AV:N',
      }),
      CREATION,
    ])
    const reading = await read(content)
    const known = { id: 'CVE-2026-0001', aliases: ['GHSA-x'], description: 'Runs code' }
    const ratings = [{ method: 'CVSSv3', score: 9.8, severity: 'critical', vector: 'CVSS:3.1/AV:N' }]
    expect(sbomOf(reading).vulnerabilities).toMatchObject([
      {
        ...known,
        ratings,
        analysis: { status: 'affected', responses: ['Update'] },
        affects: [{ ref: id('a') }],
      },
      {
        ...known,
        analysis: {
          status: 'not_affected',
          justification: 'vulnerableCodeNotPresent',
          detail: 'Not built in',
        },
      },
    ])
    const at = await textAt(sbomRecord(reading), content, ['vulnerabilities', '1', 'analysis', 'status'])
    expect(at).toContain('doesNotAffect')
  })

  test('a vulnerability without a statement says what has it', async () => {
    const elements = [vulnerability, package_, relationship('a', 'hasAssociatedVulnerability', 'v'), CREATION]
    expect(sbomOf(await read(graph(elements))).vulnerabilities).toMatchObject([
      { analysis: null, affects: [{ ref: id('a') }] },
    ])
  })
})

test('dependencies, names that lead nowhere, and parts that are no facts', async () => {
  const elements = [
    element('software_Package', 'a', { name: 'a' }),
    element('software_Package', 'b', { name: 'b' }),
    element('software_Package', 'c', { name: 'c' }),
    element('software_Snippet', 's', { software_snippetFromFile: id('f') }),
    relationship('a', 'dependsOn', 'b', 'nobody'),
    relationship('a', 'contains', 'c'),
    element('Relationship', 'none', {
      relationshipType: 'dependsOn',
      from: id('b'),
      to: ['NoneElement'],
    }),
    CREATION,
  ]
  expect(sbomOf(await read(graph(elements)))).toMatchObject({
    dependencies: { [id('a')]: [id('b'), id('nobody'), id('c')], [id('b')]: [] },
    dangling_refs: [id('nobody')],
    parts_not_read: ['software_Snippet'],
  })
})
