import { describe, expect, test } from 'vitest'
import { croissantReader } from '../../../src/artifacts/croissant/index.ts'
import type { DatasetCard, LineageDataset, Run } from '../../../src/facts/types.ts'
import { candidate, source } from '../helpers.ts'

const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  duo: 'http://purl.obolibrary.org/obo/DUO_',
  odrl: 'http://www.w3.org/ns/odrl/2/',
  conformsTo: 'dct:conformsTo',
  recordSet: 'cr:recordSet',
  field: 'cr:field',
  source: 'cr:source',
  data: { '@id': 'cr:data', '@type': '@json' },
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  md5: 'cr:md5',
  key: 'cr:key',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
}

const SHA256 = 'a1b2c3d4'.repeat(8)

const LOANS = {
  '@context': CONTEXT,
  '@type': 'sc:Dataset',
  conformsTo: 'http://mlcommons.org/croissant/1.1',
  name: 'loans',
  description: 'Loans of 2024.',
  url: 'https://data.example/loans',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  creator: { '@type': 'Organization', name: 'Acme' },
  datePublished: '2025-01-02',
  version: '1.2.0',
  distribution: [
    {
      '@type': 'cr:FileObject',
      '@id': 'train.csv',
      name: 'train.csv',
      contentUrl: 'train.csv',
      encodingFormat: 'text/csv',
      sha256: SHA256,
    },
    {
      '@type': 'cr:FileSet',
      '@id': 'images',
      containedIn: { '@id': 'train.csv' },
      encodingFormat: 'image/png',
      includes: '*.png',
    },
  ],
}

async function read(content: object, files: readonly string[] = []) {
  const text = JSON.stringify(content, null, 2)
  const path = 'data/croissant.json'
  expect(croissantReader.recognise(candidate(path, text))).toBe('croissant')
  const { records, unread } = await croissantReader.read(source(path, text, 'croissant', files))
  const cards: DatasetCard[] = []
  const datasets: LineageDataset[] = []
  const runs: Run[] = []
  for (const record of records) {
    if (record.into === 'dataset_cards') cards.push(record.value)
    if (record.into === 'lineage_datasets') datasets.push(record.value)
    if (record.into === 'runs') runs.push(record.value)
  }
  const [card] = cards
  if (card === undefined) throw new Error('no card')
  const checksums = records.filter((record) => record.into === 'checksums')
  const locate = records.find((record) => record.into === 'dataset_cards')?.locate
  return { card, cards, datasets, runs, checksums, unread, locate, lines: text.split('\n') }
}

/** The description with some properties changed; undefined takes one away. */
const loans = (changes: object) => ({ ...LOANS, ...changes })

const errorsOf = async (content: object) => (await read(content)).card.errors.map(({ message }) => message)

describe('recognition', () => {
  test.each([
    ['a JSON-LD file of another vocabulary', { '@context': 'https://schema.org/', '@type': 'Dataset' }],
    ['one that only links to MLCommons', { '@context': {}, url: 'https://mlcommons.org/benchmarks/' }],
    ['a file that is no JSON-LD', { conformsTo: 'http://mlcommons.org/croissant/1.0' }],
  ])('%s is not claimed', (_, content) => {
    expect(croissantReader.recognise(candidate('x.json', JSON.stringify(content)))).toBeNull()
  })
})

describe('a dataset card', () => {
  test('states what the description states', async () => {
    const { card, unread } = await read(LOANS)
    expect(unread).toEqual([])
    expect(card).toMatchObject({
      format: 'croissant',
      front_matter: 'absent',
      valid: true,
      errors: [],
      missing: [],
      name: 'loans',
      version: '1.2.0',
      url: 'https://data.example/loans',
      creators: ['Acme'],
      published: '2025-01-02',
      license: { id: 'cc-by-4.0', spdx: 'CC-BY-4.0', link: 'https://creativecommons.org/licenses/by/4.0/' },
    })
    expect(card.sections.summary.text_present).toBe(true)
    expect(card.sections.curators.text_present).toBe(true)
    expect(card.sections.bias).toEqual({ text_present: false, placeholder: false })
  })

  test.each([
    ['an SPDX address', 'https://spdx.org/licenses/MIT.html', 'MIT'],
    ['a Hub id', 'afl-3.0', 'AFL-3.0'],
    ['a list, which all apply', ['mit', 'https://spdx.org/licenses/Apache-2.0'], 'MIT AND Apache-2.0'],
    [
      'a CreativeWork',
      { '@type': 'CreativeWork', name: 'MIT License', url: 'https://spdx.org/licenses/MIT' },
      'MIT',
    ],
    ['text that is none', 'ask us', null],
    ['an address of none', 'https://example.org/terms', null],
  ])('a license may be %s', async (_, license, spdx) => {
    const { card } = await read(loans({ license }))
    expect(card.license?.spdx).toBe(spdx)
  })

  test('responsible AI statements are sections and facts; placeholders are none', async () => {
    const { card } = await read(
      loans({
        'rai:dataCollection': 'Scraped from the ledger.',
        'rai:dataBiases': ['Only adults.', 'Only one country.'],
        'rai:dataLimitations': 'TODO',
        'rai:dataSocialImpact': 'It may shut people out.',
        'rai:personalSensitiveInformation': ['Gender', 'Age'],
        'rai:dataReleaseMaintenancePlan': 'Yearly.',
        'rai:dataUseCases': 'Training',
      }),
    )
    expect(card.responsible_ai).toContainEqual({
      name: 'dataBiases',
      texts: ['Only adults.', 'Only one country.'],
    })
    expect(card.responsible_ai.map(({ name }) => name)).not.toContain('dataLimitations')
    const { sections } = card
    for (const name of [
      'collection',
      'bias',
      'social_impact',
      'personal_information',
      'maintenance',
      'intended_use',
    ] as const)
      expect([name, sections[name].text_present]).toEqual([name, true])
    expect(sections.limitations).toEqual({ text_present: false, placeholder: true })
    expect(card.placeholders).toContain('/sections/limitations')
  })

  test('splits are the rows of the record set that lists them', async () => {
    const splits = {
      '@type': 'cr:RecordSet',
      '@id': 'splits',
      dataType: 'cr:Split',
      key: { '@id': 'splits/name' },
      field: [{ '@type': 'cr:Field', '@id': 'splits/name', dataType: 'sc:Text' }],
      data: [{ 'splits/name': 'train' }, { 'splits/name': 'test' }],
    }
    const { card } = await read(loans({ recordSet: [splits] }))
    expect(card.splits).toMatchObject([
      { config: 'splits', name: 'train' },
      { config: 'splits', name: 'test' },
    ])
    expect(card.record_sets).toEqual([{ id: 'splits', fields: 1 }])
    expect(card.errors).toEqual([])
  })

  test('conditions of use: terms of DUO, and ODRL policies', async () => {
    const { card } = await read(
      loans({
        usageInfo: [
          { '@type': 'DefinedTerm', name: 'General Research Use', termCode: 'DUO_0000042' },
          {
            '@type': ['CreativeWork', 'odrl:Offer'],
            'odrl:permission': {
              'odrl:action': { '@id': 'duo:0000006', name: 'Health use' },
              'odrl:constraint': [{ 'odrl:rightOperand': { '@id': 'duo:0000018' } }],
            },
            'odrl:prohibition': { 'odrl:action': { '@id': 'odrl:sell' } },
          },
        ],
      }),
    )
    expect(card.use_conditions).toEqual([
      {
        kind: 'condition',
        vocabulary: 'duo',
        term: 'DUO_0000042',
        name: 'General Research Use',
        constraints: [],
      },
      {
        kind: 'permission',
        vocabulary: 'duo',
        term: 'DUO_0000006',
        name: 'Health use',
        constraints: ['DUO_0000018'],
      },
      { kind: 'prohibition', vocabulary: 'odrl', term: 'sell', name: null, constraints: [] },
    ])
  })

  test('a graph may hold several, and nodes may be referred to', async () => {
    const { '@context': context, ...first } = loans({ creator: { '@id': '#acme' } })
    const second = { ...first, name: 'payments', url: 'https://data.example/payments' }
    const acme = { '@id': '#acme', '@type': 'Organization', name: 'Acme' }
    const { cards } = await read({ '@context': context, '@graph': [first, second, acme] })
    expect(cards.map(({ name, creators }) => [name, creators])).toEqual([
      ['loans', ['Acme']],
      ['payments', ['Acme']],
    ])
  })

  test('a context that stands elsewhere is not fetched: names are taken as usual', async () => {
    const { card } = await read(
      loans({ '@context': ['https://context.example/', 'http://mlcommons.org/croissant/1.1'] }),
    )
    expect([card.name, card.valid]).toEqual(['loans', true])
  })

  test('facts have places', async () => {
    const { locate, lines } = await read(loans({ '@type': 'sc:Thing' }))
    const at = async (...pointer: string[]) => lines[((await locate?.(pointer))?.line ?? 0) - 1]
    expect(await at('license')).toContain('"license"')
    expect(await at('creators', '0')).toContain('"creator"')
    expect(await at('errors', '0')).toContain('"@type": "sc:Thing"')
  })
})

describe('validity, as mlcroissant sees it', () => {
  test.each([
    ['no type', { '@type': undefined }, /no "@type"/],
    ['another type', { '@type': 'sc:Thing' }, /no "@type"/],
    ['an unknown version', { conformsTo: 'http://mlcommons.org/croissant/9.9' }, /no known version/],
    ['a date that is none', { datePublished: 'last week' }, /"last week" is no date/],
    ['a license that is a number', { license: 3 }, /license: must be/],
    [
      'a file without a digest',
      { distribution: [{ ...LOANS.distribution[0], sha256: undefined }] },
      /"sha256" or "md5"/,
    ],
    [
      'a file without a format',
      { distribution: [{ ...LOANS.distribution[0], encodingFormat: undefined }] },
      /"encodingFormat"/,
    ],
    ['a reference to nothing', { distribution: [LOANS.distribution[1]] }, /refers to "train.csv"/],
    ['two nodes of one id', { distribution: [LOANS.distribution[0], LOANS.distribution[0]] }, /Two nodes/],
    [
      'a file of no type',
      { distribution: [{ name: 'x', '@type': 'cr:File' }] },
      /must be cr:FileObject or cr:FileSet/,
    ],
    [
      'a field without source',
      {
        recordSet: [{ '@type': 'cr:RecordSet', '@id': 'r', field: [{ '@type': 'cr:Field', '@id': 'r/f' }] }],
      },
      /"r\/f" of "r": must have "source" or "value"/,
    ],
    [
      'fields of two files that nothing joins',
      {
        distribution: ['a', 'b'].map((id) => ({ ...LOANS.distribution[0], '@id': id })),
        recordSet: [
          {
            '@id': 'r',
            field: ['a', 'b'].map((id) => ({ '@id': `r/${id}`, source: { fileObject: { '@id': id } } })),
          },
        ],
      },
      /takes from "a" and "b"; no "references" joins them/,
    ],
    [
      'data with other keys than fields',
      { recordSet: [{ '@id': 'r', field: [{ '@id': 'r/f' }], data: [{ 'r/g': 1 }] }] },
      /other keys than the record set has fields/,
    ],
  ])('%s', async (_, changes, message) => {
    const { card } = await read(loans(changes))
    expect(card.valid).toBe(false)
    expect(card.errors.map((error) => error.message).join('\n')).toMatch(message)
  })

  test.each([
    [
      'conformsTo as a list',
      { conformsTo: ['http://mlcommons.org/croissant/1.0', 'http://mlcommons.org/croissant/RAI/1.0'] },
    ],
    ['conformsTo as a node', { conformsTo: { '@id': 'http://mlcommons.org/croissant/1.0' } }],
    [
      'a live dataset without digests',
      { isLiveDataset: true, distribution: [{ ...LOANS.distribution[0], sha256: undefined }] },
    ],
    ['another version number', { version: '2024-01' }],
  ])('%s is valid', async (_, changes) => {
    expect(await errorsOf(loans(changes))).toEqual([])
  })

  test('what the specification asks for and tools do without is missing, and no error', async () => {
    const { card } = await read(loans({ creator: undefined, datePublished: undefined }))
    expect([card.valid, card.missing]).toEqual([true, ['creator', 'datePublished']])
  })
})

describe('lineage', () => {
  test('the dataset, with its files as parts', async () => {
    const { datasets, checksums } = await read(LOANS, ['data/train.csv'])
    expect(datasets).toMatchObject([
      { id: 'https://data.example/loans', name: 'loans', part_of: null, revision: '1.2.0', steward: 'Acme' },
      {
        id: 'https://data.example/loans#train.csv',
        file: 'data/train.csv',
        part_of: 'https://data.example/loans',
        digests: [{ algorithm: 'sha256', value: SHA256 }],
      },
      { id: 'https://data.example/loans#images', derived_from: ['https://data.example/loans#train.csv'] },
    ])
    expect(checksums.map(({ value }) => value)).toEqual([
      {
        manifest: 'data/croissant.json',
        source: 'croissant',
        subject: 'data/train.csv',
        algorithm: 'sha256',
        expected: SHA256,
        reason: null,
      },
    ])
  })

  test.each([
    ['https://github.com/mlcommons/croissant/issues/80', /^URL: /],
    ['0b033707ea49365a5ffdd14615825511', /^wrong length: .* this has 32, as long as an MD5/],
    ['0'.repeat(64), /^placeholder: /],
    ['TODO', /^placeholder: /],
    ['sha256:unknown', /^placeholder: /],
    ['not hexadecimal', /^no digest: /],
  ])('%s is no digest, and is not taken for one', async (sha256, reason) => {
    const remote = { ...LOANS.distribution[0], contentUrl: 'https://data.example/train.csv', sha256 }
    const { datasets, checksums } = await read(loans({ distribution: [remote] }))
    expect(datasets[1]?.digests).toEqual([])
    expect(checksums).toMatchObject([{ value: { subject: 'https://data.example/train.csv' } }])
    expect(checksums[0]?.value).toHaveProperty('reason', expect.stringMatching(reason))
  })

  test('the digest of a file elsewhere identifies it, and there is nothing to compare', async () => {
    const remote = { ...LOANS.distribution[0], contentUrl: 'https://data.example/train.csv' }
    const { datasets, checksums } = await read(loans({ distribution: [remote] }))
    expect(datasets[1]).toMatchObject({
      source: 'https://data.example/train.csv',
      digests: [{ value: SHA256 }],
    })
    expect(checksums).toEqual([])
  })

  test('a file that leaves the tree is told', async () => {
    const { unread } = await read(
      loans({ distribution: [{ ...LOANS.distribution[0], contentUrl: '../../x.csv' }] }),
    )
    expect(unread).toMatchObject([{ reason: 'outside-tree' }])
  })

  test('derivations and activities', async () => {
    const { datasets, runs } = await read(
      loans({
        'prov:wasDerivedFrom': [{ '@id': 'urn:dataset:ledger' }, 'https://data.example/census'],
        'prov:wasAttributedTo': { '@type': 'prov:Agent', 'prov:label': 'Data office' },
        'prov:wasGeneratedBy': {
          '@type': 'prov:Activity',
          'prov:label': 'Anonymisation',
          'prov:startedAtTime': '2024-12-31T00:00:00Z',
          'prov:endedAtTime': '2025-01-01T00:00:00Z',
        },
      }),
    )
    expect(datasets[0]).toMatchObject({
      derived_from: ['urn:dataset:ledger', 'https://data.example/census'],
      agents: ['Data office'],
      generated: '2025-01-01T00:00:00Z',
    })
    expect(datasets[2]).toMatchObject({
      id: 'https://data.example/census',
      source: 'https://data.example/census',
    })
    expect(runs).toMatchObject([
      {
        job: 'Anonymisation',
        state: 'complete',
        inputs: ['urn:dataset:ledger', 'https://data.example/census'],
        outputs: ['https://data.example/loans'],
      },
    ])
  })

  test.each([
    [['Gender', 'Age'], true],
    [['None'], false],
    [['See the paper.'], null],
    [undefined, null],
  ])('personal data: %j', async (texts, expected) => {
    const { datasets } = await read(loans({ 'rai:personalSensitiveInformation': texts }))
    expect(datasets[0]?.personal_data).toBe(expected)
  })
})
