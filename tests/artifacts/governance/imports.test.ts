import { describe, expect, test } from 'vitest'
import { levelOfPercent } from '../../../src/artifacts/governance/imports/terms.ts'
import { formatOf, readAs, sampleOf } from './helpers.ts'

describe('Threat Dragon', () => {
  test('version 1', async () => {
    const path = 'threats/dragon-1.json'
    const { value, textAt } = await readAs('threat_models', path, sampleOf(path))
    expect(value).toMatchObject({
      format: 'threat-dragon',
      valid: true,
      title: 'Answerer',
      scope: 'The question API',
      owner: { name: 'Ada', contact: null },
      reviewer: 'Edsger',
      assets: [{ id: 'a25bbb4e-093f-4238-a620-31efdee452dc', title: 'Index', kind: 'store' }],
      entry_points: [{ title: 'Staff', kind: 'actor' }],
      threats: [
        {
          id: 'a25bbb4e-093f-4238-a620-31efdee452dc#0',
          title: 'Reading the index',
          category: 'Information disclosure',
          severity: 'high',
          status: 'open',
          affects: ['a25bbb4e-093f-4238-a620-31efdee452dc'],
          mitigations: [{ description: 'Encrypt it.' }],
        },
        { title: 'Writing to it', severity: null, status: 'mitigated', mitigations: [] },
      ],
    })
    expect(await textAt('/threats/0/severity')).toBe('"High"')
    expect(await textAt('/threats/1/category')).toBe('"Tampering"')
    expect(await textAt('/owner/name')).toBe('"Ada"')
  })

  test('version 2', async () => {
    const path = 'threats/dragon-2.json'
    const { value, textAt } = await readAs('threat_models', path, sampleOf(path))
    expect(value).toMatchObject({
      valid: true,
      method: 'STRIDE',
      assets: [{ title: 'Answerer', kind: 'process' }],
      threats: [{ title: 'Prompt injection', status: 'not-applicable', severity: 'critical' }],
    })
    expect(await textAt('/threats/0/title')).toBe('"Prompt injection"')
  })

  test('without diagrams it is told from other JSON, and not valid', async () => {
    expect(formatOf('a.json', '{"summary": {}, "detail": {}}')).toBeNull()
    const { value } = await readAs('threat_models', 'a.json', '{"summary": {}, "detail": {"diagrams": 1}}')
    expect(value.errors).toEqual([{ message: 'detail: must have a list "diagrams".', pointer: '/detail' }])
  })
})

describe('Open Threat Model', () => {
  const path = 'threats/model.otm.yaml'

  test('a threat is open where a component is exposed to it', async () => {
    const { value, textAt } = await readAs('threat_models', path, sampleOf(path))
    expect(value).toMatchObject({
      format: 'otm',
      valid: true,
      system: 'answerer',
      owner: { name: 'Ada', contact: 'ada@example.com' },
      assets: [
        { id: 'questions', kind: 'data' },
        { id: 'api', title: 'Question API', kind: 'web-service' },
      ],
      threats: [
        {
          id: 'spoof',
          title: 'Spoofed callers',
          category: 'Spoofing',
          cwe: ['CWE-287'],
          affects: ['api'],
          likelihood: 'medium',
          impact: 'very-high',
          status: 'open',
          mitigations: [{ description: 'Single sign-on', status: 'planned' }],
        },
      ],
    })
    expect(await textAt('/threats/0/likelihood')).toBe('50')
    expect(await textAt('/assets/1/title')).toBe('Question API')
    expect(await textAt('/threats/0/affects/0')).toContain('exposed')
  })

  test('a use of a threat that is not listed is a fault', async () => {
    const { value } = await readAs(
      'threat_models',
      path,
      sampleOf(path).replace('threat: spoof', 'threat: spoo'),
    )
    expect(value.errors).toEqual([
      {
        message: 'components[0].threats[0].threat: names the threat "spoo", which the file does not list.',
        pointer: '/components/0/threats/0/threat',
      },
    ])
  })

  test('numbers are levels after NIST SP 800-30', () => {
    expect([0, 4, 5, 20, 21, 79, 80, 95, 96, 100].map(levelOfPercent)).toEqual(
      ['very-low', 'low', 'medium', 'high', 'very-high'].flatMap((level) => [level, level]),
    )
    expect([-1, 101, '50'].map(levelOfPercent)).toEqual([undefined, undefined, undefined])
  })
})

describe('Gemara', () => {
  test('a threat catalog', async () => {
    const path = 'catalogs/threats.yaml'
    const { value, textAt } = await readAs('threat_models', path, sampleOf(path))
    expect(value).toMatchObject({
      format: 'gemara-threat-catalog',
      valid: true,
      title: 'Threats of answerers',
      owner: { name: 'Security team' },
      threats: [{ id: 'TH-1', category: 'Tampering', affects: ['CAP-2'], status: null }],
    })
    expect(await textAt('/threats/0/category')).toBe('stride-t')
  })

  test('a risk catalog', async () => {
    const path = 'catalogs/risks.yaml'
    const { value, textAt } = await readAs('risk_registers', path, sampleOf(path))
    expect(value).toMatchObject({
      format: 'gemara-risk-catalog',
      valid: true,
      risks: [
        {
          id: 'RK-1',
          category: 'Trust',
          severity: 'high',
          consequences: 'Wrong decisions.',
          threats: ['TH-1'],
          owner: { name: 'Search team', contact: 'search@example.com' },
        },
      ],
    })
    expect(await textAt('/risks/0/owner/contact')).toBe('search@example.com')
    expect(await textAt('/risks/0/consequences')).toBe('Wrong decisions.')
  })

  test('other catalogs of Gemara are left alone', () => {
    expect(
      formatOf('a.yaml', sampleOf('catalogs/risks.yaml').replace('RiskCatalog', 'ControlCatalog')),
    ).toBeNull()
  })
})

describe('OSCAL plan of action and milestones', () => {
  const path = 'oscal/poam.json'

  test('its risks, and items of their own, are risks', async () => {
    const { value, textAt } = await readAs('risk_registers', path, sampleOf(path))
    expect(value).toMatchObject({
      format: 'oscal-poam',
      valid: true,
      errors: [],
      system: 'answerer',
      owner: { name: 'Risk office', contact: 'risk@example.com' },
      reviewed: '2026-05-01',
      risks: [
        {
          title: 'Weights are pickled',
          status: 'in-progress',
          likelihood: 'low',
          impact: 'high',
          due: '2026-12-31',
          measures: [{ title: 'Convert to safetensors', status: 'planned' }],
        },
        { id: null, title: 'Logs' },
      ],
    })
    expect(await textAt('/risks/0/due')).toBe('"2026-12-31T00:00:00Z"')
    expect(await textAt('/risks/0/impact')).toBe('"high"')
    expect(await textAt('/risks/1/title')).toBe('"Logs"')
  })

  test('is held against the official schema', async () => {
    const { value } = await readAs(
      'risk_registers',
      path,
      sampleOf(path).replace('"statement"', '"statment"'),
    )
    expect(value.valid).toBe(false)
    expect(value.errors[0]?.pointer).toBe('/plan-of-action-and-milestones/risks/0')
  })
})
