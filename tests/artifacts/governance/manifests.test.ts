import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MANIFESTS } from '../../../src/artifacts/governance/manifests.ts'
import { keysAt } from '../../../src/artifacts/governance/shape.ts'
import { ENTRY_LIMIT, isFullDate, stateOf } from '../../../src/artifacts/governance/state.ts'
import { formatOf, readAs, sampleOf } from './helpers.ts'

const THREATS = sampleOf('threat-model.yml')

describe('recognition', () => {
  test.each([
    ['threat-model.yml', THREATS, 'threat-model'],
    ['docs/threat-model.yaml', 'threats: []\n', 'threat-model'],
    ['threat-model.json', '{"threats": []}', 'threat-model'],
    ['.modelward/deployment.yml', 'envirnoment: production\n', 'deployment'],
    ['risk-register.yml', 'anything: 1\n', 'risk-register'],
    ['waivers.yml', 'waivers: []\n', 'waivers'],
  ])('%s', (path, content, format) => {
    expect(formatOf(path, content)).toBe(format)
  })

  test.each([
    ['deployment.yml', 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  models: 1\nmodels: []\n'],
    ['k8s/deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\n'],
    ['threat-model.yml', 'threagile_version: 1.0.0\nthreats: []\n'],
    ['waivers.yml', '- name: gatekeeper\n'],
    ['deployment.json', '{"kind": "Deployment"}'],
    ['my-threat-model.yml', THREATS],
  ])('%s of another tool is left alone', (path, content) => {
    expect(formatOf(path, content)).toBeNull()
  })

  test('a threat model of another tool under our name is read as what it is', () => {
    expect(formatOf('threat-model.yml', 'otmVersion: 0.2.0\nthreats: []\n')).toBe('otm')
  })
})

describe('every manifest', () => {
  test.each(MANIFESTS.map((manifest) => [manifest.name, manifest] as const))(
    '%s has a published schema, whose keys are those of its shape',
    async (name, manifest) => {
      const schema: unknown = JSON.parse(readFileSync(`policies/schemas/${name}.schema.json`, 'utf8'))
      const { properties, additionalProperties } = Object(schema)
      const { shape } = await manifest.load()
      expect(keysAt(shape, [])).toEqual(Object.keys(properties))
      expect(additionalProperties).toBe(false)
      for (const mark of manifest.marks) expect(keysAt(shape, [])).toContain(mark)
    },
  )

  test.each([
    ['threat_models', 'threat-model.yml'],
    ['risk_registers', 'governance/risk-register.yml'],
    ['impact_assessments', 'impact-assessment.yml'],
    ['monitoring', 'monitoring-plan.yml'],
    ['incident_response', 'incident-response.yml'],
    ['deployments', 'deployment.yml'],
    ['waivers', '.modelward/waivers.yml'],
    ['training_records', 'training-records.yml'],
  ] as const)('the sample of %s is valid, and wholly read', async (list, path) => {
    const { value, unread } = await readAs(list, path, sampleOf(path))
    expect(value).toMatchObject({ path, valid: true, errors: [], placeholders: [] })
    expect(unread).toEqual([])
  })
})

describe('facts of a manifest', () => {
  test('have the names of the file; what is not stated is null or empty', async () => {
    const { value } = await readAs('threat_models', 'threat-model.yml', THREATS)
    expect(value).toMatchObject({
      format: 'threat-model',
      owner: { name: 'Security', contact: 'security@example.com' },
      reviewed: '2026-05-01',
      scope: null,
      documents: [],
      threats: [
        {
          id: 'T-1',
          atlas: ['AML.T0020'],
          cwe: [],
          description: null,
          mitigations: [{ controls: { 'eu-ai-act': ['15(5)'] }, rules: ['INT-002'] }],
        },
      ],
    })
  })

  test('say of links where they lead', async () => {
    const files = ['docs/SHA256SUMS', 'SHA256SUMS']
    const { value } = await readAs('threat_models', 'docs/threat-model.yml', THREATS, files)
    const at = '/threats/0/mitigations/0/evidence'
    expect(value.links).toEqual([
      { pointer: `${at}/0`, target: 'SHA256SUMS', path: 'docs/SHA256SUMS', exists: true },
      { pointer: `${at}/1`, target: 'https://example.com/report', path: null, exists: null },
    ])
    const top = await readAs('threat_models', 'docs/threat-model.yml', THREATS, ['SHA256SUMS'])
    expect(top.value.links[0]).toMatchObject({ path: 'SHA256SUMS', exists: true })
    const out = await readAs('threat_models', 'threat-model.yml', THREATS.replace('SHA256SUMS', '../../x'))
    expect(out.value.links[0]).toEqual({ pointer: `${at}/0`, target: '../../x', path: null, exists: false })
  })

  test.each([
    ['/threats/0/status', 'mitigated'],
    ['/threats/0/mitigations/0/controls/eu-ai-act/0', '"15(5)"'],
    ['/links/1', '"https://example.com/report"'],
    ['/owner/name', 'Security'],
  ])('%s has a place', async (pointer, text) => {
    const { textAt } = await readAs('threat_models', 'threat-model.yml', THREATS)
    expect(await textAt(pointer)).toBe(text)
  })

  test('a placeholder in a list does not shift the places of what follows', async () => {
    const content = THREATS.replace('[AML.T0020]', '[TODO, AML.T0043]')
    const { value, textAt } = await readAs('threat_models', 'threat-model.yml', content)
    expect(value.threats[0]?.atlas).toEqual(['AML.T0043'])
    expect(value.placeholders).toEqual(['/threats/0/atlas/0'])
    expect(await textAt('/threats/0/atlas/0')).toBe('AML.T0043')
  })

  test('JSON is read as YAML is', async () => {
    const content = { owner: { name: 'a', contact: 'b' }, threats: [{ id: 'T', title: 't', status: 'opne' }] }
    const { value, textAt } = await readAs('threat_models', 'threat-model.json', content)
    expect(value.errors).toEqual([
      {
        message:
          'threats[0].status: "opne" is not one of open, mitigated, accepted, transferred, not-applicable (did you mean "open"?).',
        pointer: '/threats/0/status',
      },
    ])
    expect(await textAt('/errors/0')).toBe('"opne"')
  })
})

describe('what is wrong is said with its place', () => {
  test.each([
    [
      'a misspelt key',
      'severity: high',
      'severty: high',
      'threats[0]: has no key "severty" (did you mean "severity"?).',
      'severty',
    ],
    [
      'a day that there is not',
      '2026-05-01',
      '2026-05-32',
      'reviewed: "2026-05-32" is not a date (YYYY-MM-DD).',
      '2026-05-32',
    ],
    [
      'a level that there is not',
      'likelihood: medium',
      'likelihood: often',
      'threats[0].likelihood: "often" is not one of very-low, low, medium, high, very-high.',
      'often',
    ],
    [
      'controls without a framework',
      '{eu-ai-act: ["15(5)"]}',
      '["15(5)"]',
      'threats[0].mitigations[0].controls: must be an object.',
      '["15(5)"]',
    ],
  ])('%s', async (_, from, to, message, text) => {
    const content = THREATS.replace(from, to)
    const { value, textAt } = await readAs('threat_models', 'threat-model.yml', content)
    expect(value.errors.map((error) => error.message)).toContain(message)
    const index = value.errors.findIndex((error) => error.message === message)
    expect(await textAt(`/errors/${index}`)).toBe(text)
  })

  test('more entries than are read', async () => {
    const content = `records:\n${'- {}\n'.repeat(ENTRY_LIMIT + 1)}`
    const { value, unread } = await readAs('training_records', 'training-records.yml', content)
    expect(value.records).toHaveLength(ENTRY_LIMIT)
    expect(value.valid).toBe(false)
    expect(unread).toMatchObject([{ reason: 'limit', extent: 'part', line: ENTRY_LIMIT + 2 }])
  })
})

test('a date is a day of the calendar', () => {
  expect(['2024-02-29', '2026-12-31'].every(isFullDate)).toBe(true)
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', ''].some(isFullDate)).toBe(false)
})

test('whatever the document, a statement has all keys of its shape', async () => {
  for (const manifest of MANIFESTS) {
    const { shape } = await manifest.load()
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('threats', 'risks', 'owner', 'records'), (json, key) => {
        for (const document of [json, { [key]: json }, { [key]: [json] }])
          expect(Object.keys(Object(stateOf(document, shape).value))).toEqual(keysAt(shape, []))
      }),
      { numRuns: 30 },
    )
  }
})
