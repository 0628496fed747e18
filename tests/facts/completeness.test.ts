import { describe, expect, test } from 'vitest'
import { completenessOf, LACKING_LISTED } from '../../src/facts/completeness.ts'
import type { Completeness, Component, ElementStandard, RecordedSbom } from '../../src/facts/types.ts'
import { COMPONENT_CARD, component, facts, recordedSbom, sbom } from './builders.ts'

const LICENSE = {
  id: 'MIT',
  spdx: 'MIT',
  name: null,
  link: null,
  link_exists: null,
  terms: null,
  vague: false,
  deprecated: [],
}
const SHA256 = { algorithm: 'sha256', value: 'a1'.repeat(32) } as const
const SHA512 = { algorithm: 'sha512', value: 'a1'.repeat(64) } as const

function library(facts: Partial<Component> = {}): Component {
  return component('numpy', { type: 'library', ...facts })
}

function of(components: Component[], parts: Partial<RecordedSbom> = {}): Completeness {
  return completenessOf(recordedSbom('bom.json', { components, ...parts }))
}

describe('completeness', () => {
  test('says of each element how many have it and which lack it', () => {
    const { component_version: version } = of([
      library({ version: '1' }),
      library(),
      library({ version: '2' }),
    ])
    expect(version).toEqual({
      of: 'components',
      total: 3,
      have: 2,
      lacking: [1],
      required_by: ['ntia-2021', 'cisa-2025', 'bsi-tr-03183-2', 'g7-ai-2026'],
    })
  })

  test.each<[keyof Completeness, Partial<RecordedSbom>]>([
    ['document_author', { authors: ['Ada'] }],
    ['document_timestamp', { timestamp: '2026-01-01T00:00:00Z' }],
    ['tool_name', { tools: ['syft 1.0'] }],
    ['generation_context', { lifecycles: ['build'] }],
    ['dependency_relationship', { dependencies: { a: ['b'] } }],
    ['vulnerability_reference', { urls: [{ type: 'advisories', url: 'https://x', hashes: [] }] }],
    ['infrastructure', { components: [library()] }],
  ])('%s of the document', (element, parts) => {
    expect(of([])[element]).toMatchObject({ of: 'document', total: 1, have: 0, lacking: [] })
    expect(completenessOf(recordedSbom('bom.json', parts))[element]).toMatchObject({ total: 1, have: 1 })
  })

  test('a graph in which nothing depends on anything states no dependency', () => {
    expect(of([], { dependencies: { a: [] } }).dependency_relationship.have).toBe(0)
  })

  test.each<[keyof Completeness, Partial<Component>]>([
    ['component_supplier', { supplier: 'S' }],
    ['component_producer', { producer: 'P' }],
    ['component_producer', { supplier: 'S' }],
    ['component_identifier', { purl: 'pkg:pypi/numpy@1' }],
    ['component_identifier', { cpes: ['cpe:/a:x'] }],
    ['component_identifier', { identifiers: ['swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2'] }],
    ['component_hash', { hashes: [SHA256] }],
    ['component_sha512', { hashes: [SHA512] }],
    ['component_sha512', { urls: [{ type: 'distribution', url: 'https://x', hashes: [SHA512] }] }],
    ['component_license', { license: LICENSE }],
    [
      'component_filename',
      { delivered: { filename: 'a.whl', executable: null, archive: null, structured: null } },
    ],
    [
      'component_executable',
      { delivered: { filename: null, executable: false, archive: null, structured: null } },
    ],
  ])('%s of components, by %j', (element, parts) => {
    expect(of([library()])[element]).toMatchObject({ have: 0, lacking: [0] })
    expect(of([library(parts)])[element]).toMatchObject({ have: 1, lacking: [] })
  })

  test('a SHA-256 is no SHA-512, and a placeholder no name', () => {
    expect(of([library({ hashes: [SHA256] })]).component_sha512.have).toBe(0)
    expect(of([library({ placeholders: ['/name'] })]).component_name.have).toBe(0)
  })

  test('who states that it depends on nothing has stated its dependencies', () => {
    const components = [library({ ref: 'a' }), library({ ref: 'b' }), library()]
    expect(of(components, { dependencies: { a: [] } }).component_dependencies).toMatchObject({
      have: 1,
      lacking: [1, 2],
    })
  })

  test('elements of AI are asked of models and data alone', () => {
    const model = component('m', {
      model_card: { ...COMPONENT_CARD, task: 'ranking', datasets: [{ id: 'd' }], inputs: ['text'] },
    })
    const data = component('d', { type: 'data', license: LICENSE })
    const completeness = of([library(), model, data])
    expect(completeness.model_properties).toMatchObject({ of: 'models', total: 1, have: 1 })
    expect(completeness.model_training_data).toMatchObject({ total: 1, have: 1 })
    expect(completeness.model_inputs_outputs).toMatchObject({ total: 1, have: 1 })
    expect(completeness.model_limitations).toMatchObject({ total: 1, have: 0, lacking: [1] })
    expect(completeness.dataset_license).toMatchObject({ of: 'datasets', total: 1, have: 1 })
    expect(completeness.dataset_sensitivity).toMatchObject({ total: 1, have: 0, lacking: [2] })
  })

  test('of many that lack an element the first are listed', () => {
    const many = Array.from({ length: LACKING_LISTED + 5 }, () => library())
    const { component_version: version } = of(many)
    expect(version.have).toBe(0)
    expect(version.total).toBe(LACKING_LISTED + 5)
    expect(version.lacking).toHaveLength(LACKING_LISTED)
  })

  test("NTIA's seven elements are there", () => {
    const asked = (standard: ElementStandard) =>
      Object.entries(of([]))
        .filter(([, { required_by }]) => required_by.includes(standard))
        .map(([name]) => name)
    expect(asked('ntia-2021')).toEqual([
      'document_author',
      'document_timestamp',
      'dependency_relationship',
      'component_name',
      'component_version',
      'component_supplier',
      'component_identifier',
    ])
  })

  test('stands in the facts document', () => {
    const { facts: document } = facts([sbom('bom.json', [library({ version: '1' })])])
    expect(document.sboms[0]?.completeness.component_version.have).toBe(1)
  })
})
