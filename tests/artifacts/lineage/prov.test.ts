import { describe, expect, test } from 'vitest'
import { lineage } from '../../../src/artifacts/lineage/index.ts'
import { candidate, source } from '../helpers.ts'

const EX = 'https://example.com/'
const SHA256 = 'a1b2c3d4'.repeat(8)

async function read(content: object, files: readonly string[] = []) {
  const text = JSON.stringify({ prefix: { ex: EX }, ...content }, null, 2)
  expect(lineage.recognise(candidate('prov.json', text))).toBe('prov-json')
  const { records, unread } = await lineage.read(source('prov.json', text, 'prov-json', files))
  return {
    unread,
    runs: records.flatMap((record) => (record.into === 'runs' ? [record.value] : [])),
    datasets: records.flatMap((record) => (record.into === 'lineage_datasets' ? [record.value] : [])),
    checksums: records.flatMap((record) => (record.into === 'checksums' ? [record.value] : [])),
    records,
    lines: text.split('\n'),
  }
}

describe('recognition', () => {
  test.each([
    ['settings with a text under "prefix"', { prefix: '/usr', agent: 'x' }],
    ['other keys beside', { entity: {}, 'prov:x': 1, name: 'y' }],
    ['an entity of another tool', { entity: { name: 'x' } }],
    ['a list', [{ prefix: {}, entity: {} }]],
  ])('%s is not claimed', (_, content) => {
    expect(lineage.recognise(candidate('x.json', JSON.stringify(content)))).toBeNull()
  })
})

describe('activities are runs', () => {
  test('with what they used, made, when, and who did it', async () => {
    const { runs } = await read({
      activity: {
        'ex:train': { 'prov:startTime': '2026-01-01T10:00:00Z', 'prov:endTime': '2026-01-01T11:00:00Z' },
      },
      agent: { 'ex:ann': { 'prov:label': 'Ann' }, 'ex:acme': { 'foaf:name': 'Acme' } },
      used: { '_:u': { 'prov:activity': 'ex:train', 'prov:entity': 'ex:loans' } },
      wasGeneratedBy: { '_:g': { 'prov:activity': 'ex:train', 'prov:entity': 'ex:model' } },
      wasAssociatedWith: {
        '_:a': { 'prov:activity': 'ex:train', 'prov:agent': 'ex:ann', 'prov:plan': 'ex:script' },
      },
      actedOnBehalfOf: {
        '_:b': { 'prov:delegate': 'ex:ann', 'prov:responsible': 'ex:acme', 'prov:activity': 'ex:train' },
      },
    })
    expect(runs).toMatchObject([
      {
        path: 'prov.json',
        format: 'prov-json',
        id: `${EX}train`,
        job: 'train',
        state: 'complete',
        started: '2026-01-01T10:00:00Z',
        ended: '2026-01-01T11:00:00Z',
        inputs: [`${EX}loans`, `${EX}script`],
        outputs: [`${EX}model`],
        command: null,
        agents: ['Ann', 'Acme'],
      },
    ])
  })

  test.each([
    ['nothing is said of it', {}, 'declared'],
    [
      'it only has begun',
      { wasStartedBy: { s: { 'prov:activity': 'ex:a', 'prov:time': '2026-01-01T10:00:00Z' } } },
      'running',
    ],
    [
      'its end is a statement of its own',
      { wasEndedBy: { e: { 'prov:activity': 'ex:a', 'prov:time': '2026-01-01T10:00:00Z' } } },
      'complete',
    ],
    [
      'it has made something',
      { wasGeneratedBy: { g: { 'prov:activity': 'ex:a', 'prov:entity': 'ex:e' } } },
      'complete',
    ],
  ])('the state where %s', async (_, relations, state) => {
    const { runs } = await read({ activity: { 'ex:a': {} }, ...relations })
    expect(runs).toMatchObject([{ state }])
  })

  test('a relation may have several statements under one id, and name what no section declares', async () => {
    const use = (entity: string) => ({ 'prov:activity': 'ex:a', 'prov:entity': entity })
    const { runs, datasets } = await read({ used: { 'ex:u': [use('ex:one'), use('ex:two'), use('ex:one')] } })
    expect(runs[0]?.inputs).toEqual([`${EX}one`, `${EX}two`])
    expect(datasets.map(({ id, type }) => [id, type])).toEqual([
      [`${EX}one`, 'dataset'],
      [`${EX}two`, 'dataset'],
    ])
  })
})

describe('entities are datasets', () => {
  test('their attributes are facts, whatever the vocabulary', async () => {
    const { datasets, checksums } = await read(
      {
        entity: {
          'ex:loans': {
            'prov:label': [{ $: 'Loans', lang: 'en' }],
            'prov:type': { $: 'ex:Dataset', type: 'prov:QUALIFIED_NAME' },
            'prov:location': 'data/loans.csv',
            'dct:license': 'CC-BY-4.0',
            'ex:sha256': SHA256,
            'ex:version': 3,
            'ex:personal_data': { $: 'true', type: 'xsd:boolean' },
          },
        },
        wasAttributedTo: { '_:a': { 'prov:entity': 'ex:loans', 'prov:agent': 'ex:acme' } },
      },
      ['data/loans.csv'],
    )
    expect(datasets).toMatchObject([
      {
        id: `${EX}loans`,
        name: 'Loans',
        type: 'dataset',
        aliases: ['ex:loans'],
        file: 'data/loans.csv',
        license: 'CC-BY-4.0',
        revision: '3',
        personal_data: true,
        digests: [{ algorithm: 'sha256', value: SHA256 }],
        agents: ['ex:acme'],
      },
    ])
    expect(checksums).toMatchObject([{ source: 'prov-json', subject: 'data/loans.csv', expected: SHA256 }])
  })

  test('derivations, versions and collections', async () => {
    const { datasets, runs } = await read({
      wasDerivedFrom: {
        '_:d': { 'prov:generatedEntity': 'ex:b', 'prov:usedEntity': 'ex:a', 'prov:activity': 'ex:clean' },
      },
      specializationOf: { '_:s': { 'prov:specificEntity': 'ex:b2', 'prov:generalEntity': 'ex:b' } },
      hadMember: { '_:m': { 'prov:collection': 'ex:all', 'prov:entity': ['ex:a', 'ex:b'] } },
      alternateOf: { '_:x': { 'prov:alternate1': 'ex:a', 'prov:alternate2': 'ex:other' } },
    })
    const of = (name: string) => datasets.find(({ id }) => id === EX + name)
    expect(of('b')).toMatchObject({ derived_from: [`${EX}a`], part_of: `${EX}all` })
    expect(of('b2')).toMatchObject({ derived_from: [`${EX}b`] })
    expect(of('a')?.aliases).toEqual(['ex:a', `${EX}other`])
    expect(runs).toMatchObject([{ job: 'clean', inputs: [`${EX}a`], outputs: [`${EX}b`] }])
  })

  test.each([
    ['prov:Plan', 'code'],
    ['ex:TrainedModel', 'model'],
    ['ex:Metrics', 'metric'],
    ['ex:Report', 'unknown'],
  ])('of type %s: %s', async (type, expected) => {
    const { datasets } = await read({ entity: { 'ex:e': { 'prov:type': type } } })
    expect(datasets[0]?.type).toBe(expected)
  })

  test('bundles have prefixes of their own, and those around them', async () => {
    const { datasets } = await read({
      entity: { 'ex:e': {} },
      bundle: { 'ex:b': { prefix: { in: 'https://in.example/' }, entity: { 'in:e': {}, 'ex:f': {} } } },
    })
    expect(datasets.map(({ id }) => id)).toEqual([`${EX}e`, 'https://in.example/e', `${EX}f`])
  })

  test('blank nodes are of their file; a default namespace and an unknown prefix', async () => {
    const { datasets } = await read({
      prefix: { default: 'https://default.example/' },
      entity: { '_:x': {}, plain: {}, 'un:known': {} },
    })
    expect(datasets.map(({ id }) => id)).toEqual([
      'prov.json#_:x',
      'https://default.example/plain',
      'un:known',
    ])
  })
})

test('facts have places', async () => {
  const { records, lines } = await read({
    entity: { 'ex:m': { 'dct:license': 'mit' } },
    used: { 'ex:u': { 'prov:activity': 'ex:a', 'prov:entity': 'ex:e' } },
  })
  const at = async (into: string, ...pointer: string[]) => {
    const record = records.find((each) => each.into === into)
    return lines[((await record?.locate(pointer))?.line ?? 0) - 1]
  }
  expect(await at('lineage_datasets', 'license')).toContain('dct:license')
  expect(await at('runs', 'inputs', '0')).toContain('ex:u')
})

test.each([
  ['a section that is no object', { entity: [] }, 'malformed'],
  ['a statement that is none', { entity: { 'ex:e': {} }, used: { u: 'x' } }, 'malformed'],
  ['agents alone', { agent: { 'ex:a': { 'prov:type': 'prov:Person' } } }, 'unsupported'],
])('%s is told', async (_, content, reason) => {
  expect((await read(content)).unread).toMatchObject([{ reason }])
})
