import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelCardToolkit } from '../../src/artifacts/model-card-toolkit/index.ts'
import type { ModelCard } from '../../src/facts/types.ts'
import { only, recognise } from './cards.ts'
import { source } from './helpers.ts'

async function read(card: unknown) {
  const text = typeof card === 'string' ? card : JSON.stringify(card, null, 2)
  const reading = await modelCardToolkit.read(source('card.json', text, 'model-card-toolkit'))
  const record = only(reading)
  if (record.into !== 'model_cards') throw new Error(record.into)
  const line = async (...pointer: string[]) => {
    const place = await record.locate(pointer)
    return text.split('\n')[place.line - 1]?.trim()
  }
  return { card: record.value, unread: reading.unread, line }
}

const TEXT = { text_present: true, placeholder: false }
const NONE = { text_present: false, placeholder: false }

const NEWER = {
  schema_version: '0.0.2',
  model_details: {
    name: 'Cats and dogs',
    overview: 'Tells cats from dogs.',
    owners: [{ name: 'Pets team', contact: 'pets@example.com' }],
    version: { name: 'v1.0', date: '2026-08-28' },
    licenses: [{ custom_text: 'Apache-2.0' }],
    citations: [{ citation: 'https://example.com/paper' }],
  },
  model_parameters: {
    data: [
      { name: 'Training set', sensitive: { sensitive_data: ['faces'] }, graphics: { collection: [] } },
      { link: 'https://example.com/validation.csv' },
    ],
  },
  quantitative_analysis: {
    performance_metrics: [
      {
        type: 'accuracy',
        value: '0.978',
        slice: 'cat',
        threshold: '0.5',
        confidence_interval: { lower_bound: '0.97', upper_bound: '0.98' },
      },
    ],
  },
  considerations: {
    users: [{ description: 'Fans of cats.' }],
    use_cases: [{ description: 'Sorting of pictures.' }],
    limitations: [{ description: 'No other animals.' }],
    tradeoffs: [{ description: 'Recall for precision.' }],
    ethical_considerations: [{ name: 'Misuse', mitigation_strategy: 'Terms of use.' }],
  },
} as const

describe('a card of version 0.0.2', () => {
  it('gives every fact', async () => {
    const { card, unread } = await read(NEWER)
    expect(unread).toEqual([])
    expect(card).toMatchObject({
      format: 'model-card-toolkit',
      front_matter: null,
      valid: true,
      errors: [],
      name: 'Cats and dogs',
      version: 'v1.0',
      owners: ['Pets team'],
      license: { id: 'Apache-2.0', spdx: 'Apache-2.0' },
      datasets: [{ id: 'Training set' }, { id: 'https://example.com/validation.csv' }],
      evaluations: [
        {
          metric: 'accuracy',
          value: 0.978,
          slice: 'cat',
          threshold: 0.5,
          confidence_interval: { lower: 0.97, upper: 0.98 },
          stated_in: 'card.json',
        },
      ],
      users: ['Fans of cats.'],
      use_cases: ['Sorting of pictures.'],
      technical_limitations: ['No other animals.'],
      tradeoffs: ['Recall for precision.'],
      ethical_considerations: [{ name: 'Misuse', mitigation: 'Terms of use.' }],
      sensitive_data: ['faces'],
    } satisfies Partial<Record<keyof ModelCard, unknown>>)
    expect(card.sections).toMatchObject({
      description: TEXT,
      intended_use: TEXT,
      limitations: TEXT,
      training_data: TEXT,
      evaluation: TEXT,
      citation: TEXT,
      authors: TEXT,
      out_of_scope_use: NONE,
    })
  })

  it('knows where each fact stands', async () => {
    const { line } = await read(NEWER)
    expect(await line('name')).toBe('"name": "Cats and dogs",')
    expect(await line('license', 'spdx')).toBe('"custom_text": "Apache-2.0"')
    expect(await line('evaluations', '0', 'confidence_interval', 'lower')).toBe('"lower_bound": "0.97",')
    expect(await line('technical_limitations', '0')).toBe('"description": "No other animals."')
    expect(await line('sections', 'limitations')).toBe('"limitations": [')
    expect(await line('sections', 'out_of_scope_use')).toBe('"model_details": {')
  })

  it('is checked against its schema', async () => {
    const { card, line } = await read({
      ...NEWER,
      model_details: { name: 'x', version: { date: '08/28/2020' } },
      extra: 1,
    })
    expect(card.valid).toBe(false)
    expect(card.errors.map(({ message, pointer }) => [pointer, message])).toEqual([
      ['/model_details/version/date', expect.stringContaining('date (YYYY-MM-DD)')],
      ['/extra', expect.stringContaining('extra')],
    ])
    expect(await line('errors', '0')).toBe('"date": "08/28/2020"')
  })

  it('placeholders and empty texts say nothing', async () => {
    const { card } = await read({
      model_details: { name: 'TODO', overview: ' ' },
      considerations: { limitations: [{ description: 'To be added' }], use_cases: [] },
    })
    expect(card).toMatchObject({
      name: null,
      technical_limitations: [],
      placeholders: ['/name', '/technical_limitations/0'],
    })
    expect(card.sections).toMatchObject({
      description: NONE,
      limitations: { text_present: false, placeholder: true },
      intended_use: NONE,
    })
  })

  it('a license text is the name of its first line', async () => {
    const { card } = await read({
      model_details: { licenses: [{ custom_text: 'Acme Model Terms\n\nYou may not ...' }] },
      considerations: {},
    })
    expect(card.license).toMatchObject({ id: null, spdx: null, name: 'Acme Model Terms' })
  })
})

describe('a card of version 0.0.1', () => {
  const older = {
    schema_version: '0.0.1',
    model_details: { name: 'm', license: 'MIT', citation: 'Acme 2020', references: ['https://example.com'] },
    model_parameters: {
      data: { train: { name: 'a.csv', sensitive: true }, eval: { name: 'b.csv', sensitive: false } },
    },
    quantitative_analysis: { performance_metrics: [{ type: 'auc', value: 0.9 }] },
    considerations: { use_cases: ['Ranking'], limitations: ['English only'] },
  }

  it('has texts in its lists, and one dataset to train and to evaluate', async () => {
    const { card } = await read(older)
    expect(card).toMatchObject({
      valid: true,
      license: { spdx: 'MIT' },
      datasets: [{ id: 'a.csv' }, { id: 'b.csv' }],
      sensitive_data: ['unspecified'],
      evaluations: [{ metric: 'auc', value: 0.9, dataset: { name: 'b.csv' } }],
      use_cases: ['Ranking'],
      technical_limitations: ['English only'],
    })
  })

  it('is the newer form where it has what only that has, as Intel writes it', async () => {
    const { card } = await read({ ...NEWER, schema_version: '0.0.1' })
    expect(card).toMatchObject({ valid: true, technical_limitations: ['No other animals.'] })
    expect((await read({ ...older, model_details: { license: 7 } })).card.errors).toHaveLength(1)
  })
})

describe('recognition', () => {
  const known = (content: unknown) => recognise(modelCardToolkit, 'x.json', JSON.stringify(content)) !== null

  it('takes two keys that belong together', () => {
    expect(known({ model_details: {}, considerations: {} })).toBe(true)
    expect(known({ schema_version: '0.0.2', model_details: {} })).toBe(true)
    expect(known({ model_details: {} })).toBe(false)
    expect(known({ considerations: {}, schema_version: '0.0.2' })).toBe(false)
    expect(known([{ model_details: {}, considerations: {} }])).toBe(false)
  })

  it('sees a card whose first graphic is larger than the head', () => {
    expect(
      known({ model_details: { overview: 'x', graphics: 'A'.repeat(100_000) }, considerations: {} }),
    ).toBe(true)
  })

  it('is of JSON files alone', () => {
    expect(recognise(modelCardToolkit, 'x.yaml', JSON.stringify(NEWER))).toBeNull()
  })
})

describe('broken files', () => {
  it('never throw, and are a record or a reason', async () => {
    const broken = fc.oneof(
      fc.json(),
      fc.json().map((json) => `{"model_details": ${json}, "considerations": ${json}}`),
    )
    await fc.assert(
      fc.asyncProperty(broken, async (text) => {
        const { records, unread } = await modelCardToolkit.read(source('c.json', text, 'model-card-toolkit'))
        expect(records.length + unread.length).toBeGreaterThan(0)
      }),
    )
  })
})
