import { describe, expect, test } from 'vitest'
import { sbom } from '../../../../src/artifacts/sbom/index.ts'
import { parsePointer } from '../../../../src/documents/pointer.ts'
import type { Component, RecordedSbom } from '../../../../src/facts/types.ts'
import { source } from '../../helpers.ts'
import { bomText, type Json, library, SHA256 } from './boms.ts'

const PATH = 'sbom/bom.cdx.json'

async function read(parts: Json, files: readonly string[] = []) {
  const content = bomText(parts)
  const { records } = await sbom.read(source(PATH, content, 'cyclonedx-json', files))
  const record = records.find(({ into }) => into === 'sboms')
  if (record?.into !== 'sboms') throw new Error('no SBOM was read')
  const textAt = async (pointer: string) => {
    const span = await record.locate(parsePointer(pointer) ?? [])
    const line = content.split('\n')[span.line - 1] ?? ''
    return span.line === span.end_line
      ? line.slice(span.column - 1, span.end_column - 1)
      : line.slice(span.column - 1)
  }
  const checksums = records.flatMap((each) => (each.into === 'checksums' ? [each.value] : []))
  return { bom: record.value satisfies RecordedSbom, textAt, checksums }
}

async function component(parts: Json): Promise<Component> {
  const [first] = (await read({ components: [library(parts)] })).bom.components
  if (first === undefined) throw new Error('no component was read')
  return first
}

describe('the dependency graph', () => {
  const parts = {
    metadata: { component: { type: 'application', name: 'app', 'bom-ref': 'app' } },
    components: [library({ 'bom-ref': 'a' }), library({ 'bom-ref': 'b' })],
    services: [{ name: 's', 'bom-ref': 's' }],
    dependencies: [
      { ref: 'app', dependsOn: ['a', 's', 'gone'] },
      { ref: 'a', dependsOn: [], provides: ['b'] },
      { ref: 'app', dependsOn: ['b', 'a'] },
      { ref: 'lost', dependsOn: ['urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x'] },
    ],
    compositions: [{ aggregate: 'incomplete', assemblies: ['app', 'nowhere'], dependencies: ['a'] }],
  }

  test('says who depends on whom, and names refs that nothing has', async () => {
    const { bom } = await read(parts)
    expect(bom.dependencies).toEqual({
      app: ['a', 's', 'gone', 'b'],
      a: [],
      lost: ['urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#x'],
    })
    expect(bom.provides).toEqual({ a: ['b'] })
    expect(bom.dangling_refs).toEqual(['gone', 'lost', 'nowhere'])
    expect(bom.compositions).toEqual([
      { aggregate: 'incomplete', assemblies: ['app', 'nowhere'], dependencies: ['a'], vulnerabilities: [] },
    ])
  })

  test('a ref of a tool, an ancestor or a dataset is one as well', async () => {
    const { bom } = await read({
      metadata: { tools: { components: [{ type: 'application', name: 't', 'bom-ref': 't' }] } },
      components: [
        library({ 'bom-ref': 'a', pedigree: { ancestors: [library({ 'bom-ref': 'parent' })] } }),
        { type: 'data', name: 'd', data: [{ type: 'dataset', 'bom-ref': 'set' }] },
      ],
      dependencies: [{ ref: 'a', dependsOn: ['parent', 't', 'set'] }],
    })
    expect(bom.dangling_refs).toEqual([])
  })

  test('a ref may have any name', async () => {
    const { bom } = await read({ dependencies: [{ ref: '__proto__', dependsOn: ['constructor'] }] })
    expect(Object.entries(bom.dependencies)).toEqual([['__proto__', ['constructor']]])
    expect(bom.dangling_refs).toEqual(['__proto__', 'constructor'])
  })

  test.each([
    ['/dependencies/app', '"app"'],
    ['/dependencies/app/2', '"gone"'],
    ['/provides/a/0', '"b"'],
    ['/dangling_refs/0', '"gone"'],
    ['/dangling_refs/1', '"lost"'],
    ['/compositions/0/aggregate', '"incomplete"'],
    ['/services/0/name', '"s"'],
  ])('%s stands at %s', async (pointer, expected) => {
    expect(await (await read(parts)).textAt(pointer)).toBe(expected)
  })
})

describe('vulnerabilities', () => {
  const parts = {
    components: [library({ 'bom-ref': 'a' })],
    vulnerabilities: [
      {
        'bom-ref': 'v',
        id: 'CVE-2021-44228',
        source: { name: 'NVD', url: 'https://nvd.nist.gov' },
        references: [{ id: 'GHSA-jfh8-c2jp-5v3q', source: { name: 'GitHub' } }],
        ratings: [
          { source: { name: 'NVD' }, score: 10, severity: 'critical', method: 'CVSSv31', vector: 'AV:N' },
          { severity: 'high' },
        ],
        cwes: [502, 400],
        description: 'JNDI',
        recommendation: 'Update',
        published: '2021-12-10T00:00:00Z',
        analysis: {
          state: 'false_positive',
          justification: 'code_not_reachable',
          response: ['will_not_fix', 'update'],
          detail: 'Not called.',
          firstIssued: '2021-12-11T00:00:00Z',
        },
        affects: [
          { ref: 'a', versions: [{ version: '2.1.0' }, { range: 'vers:pypi/<2', status: 'unaffected' }] },
        ],
      },
      { id: 'CVE-2' },
    ],
  }

  test('with ratings, what was found out, and whom they affect', async () => {
    const { vulnerabilities } = (await read(parts)).bom
    expect(vulnerabilities[0]).toEqual({
      ref: 'v',
      id: 'CVE-2021-44228',
      aliases: ['GHSA-jfh8-c2jp-5v3q'],
      source: 'NVD',
      description: 'JNDI',
      ratings: [
        { source: 'NVD', method: 'CVSSv31', score: 10, severity: 'critical', vector: 'AV:N' },
        { source: null, method: null, score: null, severity: 'high', vector: null },
      ],
      cwes: [502, 400],
      published: '2021-12-10T00:00:00Z',
      updated: null,
      recommendation: 'Update',
      analysis: {
        status: 'not_affected',
        state: 'false_positive',
        justification: 'code_not_reachable',
        responses: ['will_not_fix', 'update'],
        detail: 'Not called.',
        first_issued: '2021-12-11T00:00:00Z',
        last_updated: null,
      },
      affects: [
        {
          ref: 'a',
          component: null,
          versions: [
            { version: '2.1.0', range: null, status: 'affected' },
            { version: null, range: 'vers:pypi/<2', status: 'unaffected' },
          ],
        },
      ],
    })
    expect(vulnerabilities[1]).toMatchObject({ id: 'CVE-2', analysis: null, affects: [] })
  })

  test.each([
    ['resolved', 'fixed'],
    ['resolved_with_pedigree', 'fixed'],
    ['exploitable', 'affected'],
    ['in_triage', 'under_investigation'],
    ['not_affected', 'not_affected'],
    ['whatever', null],
  ])('%s is %s in the words of all formats', async (state, status) => {
    const { bom } = await read({ vulnerabilities: [{ id: 'X', analysis: { state } }] })
    expect(bom.vulnerabilities[0]?.analysis).toMatchObject({ state, status })
  })

  test.each([
    ['/vulnerabilities/0/id', '"CVE-2021-44228"'],
    ['/vulnerabilities/0/ratings/1/severity', '"high"'],
    ['/vulnerabilities/0/analysis/status', '"false_positive"'],
    ['/vulnerabilities/0/analysis/responses/1', '"update"'],
    ['/vulnerabilities/0/affects/0/component', '"a"'],
    ['/vulnerabilities/1/id', '"CVE-2"'],
  ])('%s stands at %s', async (pointer, expected) => {
    expect(await (await read(parts)).textAt(pointer)).toBe(expected)
  })
})

describe('what else a BOM holds', () => {
  test('services, with those within them', async () => {
    const inner = { name: 'inner', services: [{ name: 'innermost' }] }
    const { bom } = await read({
      services: [
        {
          name: 'outer',
          provider: { name: 'Acme' },
          endpoints: ['https://a'],
          authenticated: true,
          'x-trust-boundary': false,
          services: [inner],
        },
        { name: 'other' },
      ],
    })
    expect(bom.services.map(({ name }) => name)).toEqual(['outer', 'other', 'inner', 'innermost'])
    expect(bom.services[0]).toMatchObject({
      provider: 'Acme',
      endpoints: ['https://a'],
      authenticated: true,
      crosses_trust_boundary: false,
    })
  })

  test('annotations, external references, lifecycles, supplier', async () => {
    const { bom } = await read({
      metadata: { lifecycles: [{ phase: 'build' }, { name: 'review' }], supplier: { name: 'Acme' } },
      externalReferences: [{ type: 'vcs', url: 'https://x', hashes: [{ alg: 'SHA-256', content: SHA256 }] }],
      annotations: [
        {
          subjects: ['a'],
          annotator: { individual: { name: 'Ada' } },
          timestamp: '2026-01-01T00:00:00Z',
          text: 'Looked at',
        },
      ],
    })
    expect(bom).toMatchObject({
      lifecycles: ['build', 'review'],
      supplier: 'Acme',
      serial_version: 1,
      urls: [{ type: 'vcs', url: 'https://x', hashes: [{ algorithm: 'sha256', value: SHA256 }] }],
      annotations: [
        { subjects: ['a'], annotator: 'Ada', timestamp: '2026-01-01T00:00:00Z', text: 'Looked at' },
      ],
    })
  })

  test('parts that give no facts are named', async () => {
    const { bom } = await read({ formulation: [], declarations: {} })
    expect(bom.parts_not_read).toEqual(['formulation', 'declarations'])
  })

  test('BOM-Links, wherever they stand, each once', async () => {
    const link = (ref: string) => `urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#${ref}`
    const { bom, textAt } = await read({
      externalReferences: [{ type: 'bom', url: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1' }],
      components: [
        library({
          'bom-ref': 'a',
          modelCard: { modelParameters: { datasets: [{ ref: link('data') }] } },
          externalReferences: [{ type: 'bom', url: link('a') }],
        }),
      ],
      dependencies: [{ ref: 'a', dependsOn: [link('b')] }],
      vulnerabilities: [{ id: 'X', affects: [{ ref: link('a') }] }],
    })
    expect(bom.bom_links.map((each) => each.link)).toEqual([
      'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1',
      link('a'),
      link('data'),
      link('b'),
    ])
    expect(await textAt('/bom_links/2')).toBe(`"${link('data')}"`)
  })
})

describe('a component in detail', () => {
  test('who made it, apart from who supplies it', async () => {
    const { supplier, producer } = await component({ supplier: { name: 'Shop' }, authors: [{ name: 'Ada' }] })
    expect({ supplier, producer }).toEqual({ supplier: 'Shop', producer: 'Ada' })
  })

  test('identifiers and scope', async () => {
    expect(
      await component({
        cpe: 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*',
        swid: { tagId: 'tag', name: 'x' },
        swhid: ['swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2'],
        omniborId: ['gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'],
        scope: 'optional',
      }),
    ).toMatchObject({
      cpes: ['cpe:2.3:a:x:y:1:*:*:*:*:*:*:*'],
      identifiers: [
        'tag',
        'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2',
        'gitoid:blob:sha1:a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
      ],
      scope: 'optional',
    })
  })

  test.each([
    ['one identity, as in 1.5', (identity: Json) => identity],
    ['several, as since 1.6', (identity: Json) => [identity]],
  ])('evidence with %s', async (_, form) => {
    const identity = form({
      field: 'purl',
      confidence: 0.8,
      methods: [{ technique: 'filename', confidence: 0.8 }],
    })
    const { evidence } = await component({
      evidence: {
        identity,
        occurrences: [{ location: 'lib/a.so' }],
        licenses: [{ license: { id: 'MIT' } }, { expression: 'Zlib' }],
        copyright: [{ text: '(c) Ada' }],
      },
    })
    expect(evidence).toEqual({
      identity: [{ field: 'purl', confidence: 0.8, techniques: ['filename'] }],
      occurrences: ['lib/a.so'],
      licenses: ['MIT', 'Zlib'],
      copyright: ['(c) Ada'],
    })
  })

  test('the properties of the BSI', async () => {
    const property = (name: string, value: string) => ({ name: `bsi:component:${name}`, value })
    const { delivered } = await component({
      properties: [
        property('filename', 'a.tar.gz'),
        property('executable', 'non-executable'),
        property('archive', 'archive'),
        property('structured', 'what'),
      ],
    })
    expect(delivered).toEqual({ filename: 'a.tar.gz', executable: false, archive: true, structured: null })
    expect((await component({})).delivered).toBeNull()
  })

  test('properties of models and data, and of nothing else', async () => {
    const properties = [{ name: 'cdx:ai-ml:model:parameter:count', value: '7B' }]
    expect((await component({ type: 'machine-learning-model', properties })).properties).toEqual(properties)
    expect((await component({ properties })).properties).toEqual([])
  })

  test('a model card in full', async () => {
    const { model_card } = await component({
      type: 'machine-learning-model',
      modelCard: {
        modelParameters: {
          approach: { type: 'supervised' },
          architectureFamily: 'transformer',
          modelArchitecture: 'BERT',
          inputs: [{ format: 'text' }],
          outputs: [{ format: 'label' }],
        },
        considerations: {
          users: ['Clerks'],
          performanceTradeoffs: ['Slow'],
          ethicalConsiderations: [{ name: 'Bias', mitigationStrategy: 'Audit' }, { name: 'TODO' }],
          fairnessAssessments: [{ groupAtRisk: 'Elders', harms: 'Refusals' }, {}],
          environmentalConsiderations: {
            energyConsumptions: [{ activity: 'training', activityEnergyCost: { value: 12.5, unit: 'kWh' } }],
          },
        },
        properties: [{ name: 'cdx:ai-ml:x', value: 'y' }],
      },
    })
    expect(model_card).toMatchObject({
      model_types: ['supervised'],
      architecture_family: 'transformer',
      architecture: 'BERT',
      inputs: ['text'],
      outputs: ['label'],
      users: ['Clerks'],
      performance_tradeoffs: ['Slow'],
      ethical_considerations: [{ name: 'Bias', mitigation: 'Audit' }],
      fairness_assessments: [
        { group_at_risk: 'Elders', benefits: null, harms: 'Refusals', mitigation: null },
      ],
      energy: [{ activity: 'training', quantity: 12.5, unit: 'kWh' }],
      properties: [{ name: 'cdx:ai-ml:x', value: 'y' }],
    })
  })
})

describe('digests behind external references', () => {
  const hashes = [{ alg: 'SHA-256', content: SHA256 }]

  test('are checksums where the reference leads to a file of the tree', async () => {
    const { checksums } = await read(
      {
        externalReferences: [{ type: 'documentation', url: '../docs/guide.md', hashes }],
        components: [
          library({
            externalReferences: [
              { type: 'distribution', url: 'https://example.org/numpy.whl', hashes },
              { type: 'license', url: 'LICENSE', hashes },
              { type: 'website', url: 'gone.html', hashes },
            ],
          }),
        ],
      },
      ['docs/guide.md', 'sbom/LICENSE'],
    )
    expect(checksums.map(({ subject, expected }) => [subject, expected])).toEqual([
      ['sbom/LICENSE', SHA256],
      ['docs/guide.md', SHA256],
    ])
  })
})
