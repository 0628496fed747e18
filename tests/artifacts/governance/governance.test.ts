import { describe, expect, test } from 'vitest'
import { governance } from '../../../src/artifacts/governance/index.ts'
import type { Locate } from '../../../src/artifacts/reader.ts'
import { parsePointer } from '../../../src/documents/pointer.ts'
import type { MlSystem, Unread } from '../../../src/facts/types.ts'
import { bytesOf, candidate, source } from '../helpers.ts'

const PATH = 'ml-system.yml'

const MANIFEST = `# who answers for the scorer
id: credit-risk
owner:
  name: Risk models
  contact: risk-models@example.org
role: provider
intended_purpose: Scores consumer credit applications.
risk_tier: high
risk_tier_rationale: Annex III 5(b)
people_affecting: true
personal_data: true
generative: false
exposure: partner
commercial_use: true
jurisdictions: [EU, DE]
frameworks: [eu-ai-act]
third_party_models:
  - id: bert-base
    supplier: Google
    license: apache-2.0
    review: {by: Ada, date: 2026-01-31, reference: RISK-7}
datasets:
  - id: loans-2024
    provenance: unknown
    risk: RISK-12
    license: MIT
    personal_data: true
`

interface Read {
  value: MlSystem
  locate: Locate
  unread: readonly Unread[]
}

async function read(content: string | Uint8Array): Promise<Read> {
  const { records, unread } = await governance.read(source(PATH, content, 'ml-system'))
  const [record] = records
  if (record?.into !== 'governance' || record.list !== 'ml_system') throw new Error('no record was read')
  return { value: record.value, locate: record.locate, unread }
}

async function textAt(content: string, pointer: string): Promise<string> {
  const { locate } = await read(content)
  const span = await locate(parsePointer(pointer) ?? [])
  return content.split('\n')[span.line - 1]?.slice(span.column - 1, span.end_column - 1) ?? ''
}

describe('recognise', () => {
  test.each([
    ['at the top', 'ml-system.yml', MANIFEST],
    ['in a folder', 'models/a/ml-system.yaml', MANIFEST],
    ['among our files', '.modelward/ml-system.yml', MANIFEST],
    ['as JSON', 'ml-system.yml', '{"id": "x"}'],
    ['though broken', 'ml-system.yml', 'risk_tier: [\n'],
    ['without a key that is known: its name is ours', 'ml-system.yml', 'services:\n  id: 1\n'],
  ])('%s', (_, path, content) => {
    expect(governance.mayBe(path)).toBe(true)
    expect(governance.recognise(candidate(path, content))).toBe('ml-system')
  })

  test.each([
    ['a file of another name', 'system.yml', MANIFEST],
    ['an empty file', 'ml-system.yml', ''],
  ])('not %s', (_, path, content) => {
    expect(governance.recognise(candidate(path, content))).toBeNull()
  })
})

describe('a manifest', () => {
  test('is read wholly', async () => {
    const { value, unread } = await read(MANIFEST)
    expect(unread).toEqual([])
    expect(value).toMatchObject({
      path: PATH,
      valid: true,
      errors: [],
      id: 'credit-risk',
      owner: { name: 'Risk models', contact: 'risk-models@example.org' },
      role: 'provider',
      intended_purpose: 'Scores consumer credit applications.',
      risk_tier: 'high',
      risk_tier_rationale: 'Annex III 5(b)',
      people_affecting: true,
      personal_data: true,
      phi: null,
      generative: false,
      agentic: null,
      exposure: 'partner',
      commercial_use: true,
      jurisdictions: ['EU', 'DE'],
      frameworks: ['eu-ai-act'],
      third_party_models: [
        {
          id: 'bert-base',
          supplier: 'Google',
          url: null,
          revision: null,
          license: { id: 'apache-2.0', spdx: 'Apache-2.0' },
          review: { by: 'Ada', date: '2026-01-31', reference: 'RISK-7' },
        },
      ],
      datasets: [
        {
          id: 'loans-2024',
          provenance: 'unknown',
          risk: 'RISK-12',
          origin: null,
          license: { spdx: 'MIT' },
          personal_data: true,
        },
      ],
    })
  })

  test.each([
    ['/id', 'credit-risk'],
    ['/owner/contact', 'risk-models@example.org'],
    ['/jurisdictions/1', 'DE'],
    ['/third_party_models/0/license/spdx', 'apache-2.0'],
    ['/third_party_models/0/review/date', '2026-01-31'],
    ['/datasets/0/risk', 'RISK-12'],
  ])('%s has a place', async (pointer, expected) => {
    expect(await textAt(MANIFEST, pointer)).toBe(expected)
  })

  test('entries without an id are left out, and do not shift the places of the others', async () => {
    const content = MANIFEST.replace('datasets:', 'datasets:\n  - origin: nowhere')
    expect((await read(content)).value.datasets).toHaveLength(1)
    expect(await textAt(content, '/datasets/0/risk')).toBe('RISK-12')
  })
})

describe('what is wrong is said in a sentence', () => {
  test.each([
    [
      'a value that is none of the known',
      'risk_tier: high',
      'risk_tier: hihg',
      'risk_tier: "hihg" is not one of minimal, limited, high, prohibited (did you mean "high"?).',
    ],
    [
      'a misspelt key',
      'exposure:',
      'exposrue:',
      'ml-system.yml: has no key "exposrue" (did you mean "exposure"?).',
    ],
    [
      'a misspelt key further in',
      'supplier:',
      'suplier:',
      'third_party_models[0]: has no key "suplier" (did you mean "supplier"?).',
    ],
    [
      'a key that resembles none',
      '  name: Risk models',
      '  name: Risk models\n  favourite_colour: blue',
      'owner: has no key "favourite_colour"; known keys: name, contact.',
    ],
    ['a missing key', 'id: credit-risk\n', '', 'ml-system.yml: must have "id".'],
    ['a missing key further in', '  contact: risk-models@example.org\n', '', 'owner: must have "contact".'],
    ['a number where text belongs', 'id: credit-risk', 'id: 7', 'id: must be a string; put quotes around 7.'],
    [
      'text where yes or no belongs',
      'people_affecting: true',
      'people_affecting: maybe',
      'people_affecting: must be true or false.',
    ],
    ['an empty value', 'jurisdictions: [EU, DE]', 'jurisdictions:', 'jurisdictions: must be a list.'],
    [
      'a date that no calendar has',
      '2026-01-31',
      '2026-02-30',
      'third_party_models[0].review.date: "2026-02-30" is not a date (YYYY-MM-DD).',
    ],
  ])('%s', async (_, from, to, message) => {
    const content = MANIFEST.replace(from, to)
    expect(content).not.toBe(MANIFEST)
    const { value } = await read(content)
    expect(value.valid).toBe(false)
    expect(value.errors.map((error) => error.message)).toContain(message)
  })

  test('with the place of the key or value', async () => {
    expect(await textAt(MANIFEST.replace('exposure:', 'exposrue:'), '/errors/1')).toBe('exposrue')
    expect(await textAt(MANIFEST.replace('risk_tier: high', 'risk_tier: hihg'), '/errors/0')).toBe('hihg')
  })

  test.each([
    ['a text', 'Scores consumer credit applications.', 'TODO', '/intended_purpose'],
    ['a choice', 'risk_tier: high', 'risk_tier: TODO', '/risk_tier'],
    ['yes or no', 'people_affecting: true', 'people_affecting: TODO', '/people_affecting'],
    ['an item of a list', '[EU, DE]', '[EU, TBD]', '/jurisdictions/1'],
  ])('a placeholder is no fault and no fact: %s', async (_, from, to, pointer) => {
    const content = MANIFEST.replace(from, to)
    const { value } = await read(content)
    expect(value).toMatchObject({ valid: true, errors: [], placeholders: [pointer] })
    expect(await textAt(content, '/placeholders/0')).toMatch(/TODO|TBD/)
  })

  test('"unknown" is an answer to the question of provenance, and to no other', async () => {
    const content = MANIFEST.replace('risk: RISK-12', 'origin: unknown')
    const { value } = await read(content)
    expect(value.placeholders).toEqual(['/datasets/0/origin'])
    expect(value.datasets[0]).toMatchObject({ provenance: 'unknown', origin: null })
  })

  test('what is right is read all the same', async () => {
    const { value } = await read(MANIFEST.replace('risk_tier: high', 'risk_tier: 3'))
    expect(value).toMatchObject({ valid: false, risk_tier: null, id: 'credit-risk' })
  })
})

describe('a broken file gives a record that says so', () => {
  test.each([
    ['a syntax error', 'id: x\nowner: [\n', 'malformed'],
    ['100,000 deep', `id: ${'['.repeat(100_000)}`, 'limit'],
    [
      'aliases that grow without end',
      `id: x\n${Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, *a${i - 1}`}]`).join('\n')}`,
      'limit',
    ],
  ])('%s', async (_, content, reason) => {
    const { value, unread, locate } = await read(content)
    expect(value).toMatchObject({ valid: false, id: null, datasets: [] })
    expect(unread).toMatchObject([{ path: PATH, kind: 'governance', reason, extent: 'file' }])
    expect(value.errors[0]?.message).toBe(unread[0]?.message)
    expect((await locate(['errors', '0'])).line).toBe(unread[0]?.line)
  })

  test.each([
    ['a list', '- id: x\n'],
    ['text', 'id'],
    ['nothing', ''],
  ])('%s', async (_, content) => {
    const { value } = await read(content)
    expect(value).toMatchObject({ valid: false, id: null })
    expect(value.errors).toEqual([{ message: 'ml-system.yml: must be an object.', pointer: '' }])
  })

  test('a duplicate key', async () => {
    const { value, unread } = await read(`${MANIFEST}id: other\n`)
    expect(value).toMatchObject({ valid: false, id: 'other', role: 'provider' })
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part', line: MANIFEST.split('\n').length }])
  })

  test('bytes that are no UTF-8', async () => {
    const bytes = bytesOf(MANIFEST.replace('Risk models', 'Risk m?dels'))
    bytes[bytes.indexOf(0x3f)] = 0xff
    const { value, unread } = await read(bytes)
    expect(value).toMatchObject({ valid: false, id: 'credit-risk' })
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part', line: 4 }])
  })
})
