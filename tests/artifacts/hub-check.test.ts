import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFrontMatter } from '../../src/artifacts/hub/check.ts'
import { formatPointer } from '../../src/documents/pointer.ts'

function check(front: Readonly<Record<string, unknown>>, kind: 'model' | 'dataset' = 'model') {
  const { errors, warnings } = checkFrontMatter(front, kind)
  const told = (problems: typeof errors) =>
    problems.map(({ at, message }) => [formatPointer(at), message.replace(/^`[^`]*` /, '')])
  return { errors: told(errors), warnings: told(warnings) }
}

const NOTHING = { errors: [], warnings: [] }
/** Only the places, for what is told in words that other tests have. */
const places = ({ errors, warnings }: ReturnType<typeof check>) => [
  errors.map(([at]) => at),
  warnings.map(([at]) => at),
]

describe('a model card', () => {
  it('that follows the documentation is valid', () => {
    const front = {
      language: ['en', 'deu', 'code', 'qaa'],
      license: 'other',
      license_name: 'acme-1.0',
      license_link: 'LICENSE.md',
      library_name: 'transformers',
      tags: ['a'],
      datasets: ['squad', 'nyu-mll/glue'],
      metrics: ['accuracy'],
      base_model: 'google-bert/bert-base-uncased',
      base_model_relation: 'finetune',
      new_version: 'acme/m2',
      pipeline_tag: 'text-classification',
      thumbnail: 'https://example.com/a.png',
      co2_eq_emissions: { emissions: 12.5, source: 'codecarbon' },
      extra_gated_fields: { Name: 'text', Country: { type: 'select', options: ['A'] } },
      extra_gated_prompt: 'You agree.',
      'model-index': [
        {
          name: 'm',
          results: [
            {
              task: { type: 'text-classification' },
              dataset: { type: 'squad', name: 'SQuAD' },
              metrics: [{ type: 'f1', value: 0.9, verified: true }],
              source: { url: 'https://example.com' },
            },
          ],
        },
      ],
      anything_else: { a: 1 },
    }
    expect(check(front)).toEqual(NOTHING)
  })

  it.each([
    [
      { license: 'gpl-3.0-or-later' },
      '/license',
      '"gpl-3.0-or-later" is not one of the Hub\'s 83 license ids.',
    ],
    [
      { license: 'apache-2' },
      '/license',
      '"apache-2" is not one of the Hub\'s 83 license ids (did you mean "apache-2.0"?).',
    ],
    [{ license: ['mit', 'nope'] }, '/license/1', expect.stringContaining('license ids')],
    [{ license: 7 }, '/license', 'has to be a text or a list of texts; it is a number.'],
    [
      { language: false },
      '/language',
      'has to be a text or a list of texts; it is false, a truth value of YAML 1.1: put it in quotes.',
    ],
    [{ language: null }, '/language', 'has to be a text or a list of texts; it is empty.'],
    [
      { language: 'zh-CN' },
      '/language',
      '"zh-CN" is no code of ISO 639 of two or three small letters, as `zh`; regions belong into `language_details` or `language_bcp47`.',
    ],
    [{ language: ['English'] }, '/language/0', expect.stringContaining('as `en` or `deu`')],
    [{ datasets: [null] }, '/datasets/0', 'has to be a text; it is empty.'],
    [
      { datasets: ['librispeech 960h'] },
      '/datasets/0',
      '"librispeech 960h" is no dataset id of the Hub, which has the form `owner/name`.',
    ],
    [{ base_model: '/workspace/base' }, '/base_model', expect.stringContaining('no model id')],
    [{ new_version: 'a/b/c' }, '/new_version', expect.stringContaining('no model id')],
    [{ tags: { a: 1 } }, '/tags', expect.stringContaining('a mapping')],
    [{ co2_eq_emissions: 'much' }, '/co2_eq_emissions', expect.stringContaining('a number or a mapping')],
    [{ co2_eq_emissions: { emissions: '1' } }, '/co2_eq_emissions/emissions', 'has to be a number of grams.'],
    [{ extra_gated_fields: ['Name'] }, '/extra_gated_fields', 'has to be a mapping; it is a list.'],
    [
      { extra_gated_eu_disallowed: 'yes' },
      '/extra_gated_eu_disallowed',
      expect.stringContaining('true or false'),
    ],
  ] as const)('is refused for %j', (front, at, message) => {
    expect(check(front)).toEqual({ errors: [[at, message]], warnings: [] })
  })

  it.each([
    [
      { pipeline_tag: 'text-clasification' },
      '/pipeline_tag',
      '"text-clasification" is not one of the Hub\'s 57 tasks (did you mean "text-classification"?).',
    ],
    [
      { base_model_relation: 'cousin' },
      '/base_model_relation',
      '"cousin" is not one of adapter, merge, quantized, finetune.',
    ],
    [
      { library_name: 'Transformers' },
      '/library_name',
      '"Transformers" is no library that the Hub knows (did you mean "transformers"?).',
    ],
    [{ language: 'xq' }, '/language', '"xq" is no language code that ISO 639 has.'],
    [{ license: 'other' }, '/license', expect.stringContaining('license_name')],
    [{ license_link: 'docs/TERMS' }, '/license_link', expect.stringContaining('LICENSE.md')],
    [
      { extra_gated_fields: { Name: 'string' } },
      '/extra_gated_fields/Name',
      expect.stringContaining('checkbox'),
    ],
  ] as const)('is warned of for %j', (front, at, message) => {
    expect(check(front)).toEqual({ errors: [], warnings: [[at, message]] })
  })

  it('may name any library', () => {
    expect(check({ library_name: 'acme-lib' })).toEqual(NOTHING)
  })
})

describe('model-index', () => {
  const index = (result: unknown) => check({ 'model-index': [{ name: 'm', results: [result] }] })

  it('says what is required and not there', () => {
    expect(places(check({ 'model-index': [{}] }))[0]).toEqual([
      '/model-index/0/name',
      '/model-index/0/results',
    ])
    const at = '/model-index/0/results/0'
    expect(places(index({}))[0]).toEqual([`${at}/task`, `${at}/dataset`, `${at}/metrics`])
    const partial = { task: {}, dataset: { type: 1 }, metrics: [{ type: 'f1' }, { value: 0 }], source: {} }
    expect(index(partial).errors).toEqual([
      [`${at}/task/type`, 'is missing.'],
      [`${at}/dataset/type`, 'has to be a text; it is a number.'],
      [`${at}/dataset/name`, 'is missing.'],
      [`${at}/metrics/0/value`, 'is missing.'],
      [`${at}/metrics/1/type`, 'is missing.'],
      [`${at}/source/url`, 'is missing.'],
    ])
  })

  it('names the field in words', () => {
    const { errors } = checkFrontMatter({ 'model-index': [{ name: 'm' }] }, 'model')
    expect(errors[0]?.message).toBe('`model-index[0].results` is missing.')
  })
})

describe('a dataset card', () => {
  const data = (front: Readonly<Record<string, unknown>>) => check(front, 'dataset')

  it('that follows the documentation is valid', () => {
    const front = {
      license: ['cc-by-4.0', 'mit'],
      annotations_creators: ['crowdsourced'],
      language_creators: 'found',
      multilinguality: ['monolingual'],
      size_categories: ['1K<n<10K'],
      source_datasets: ['original', 'extended|squad'],
      task_categories: ['question-answering'],
      task_ids: ['extractive-qa'],
      configs: [{ config_name: 'default', data_files: 'a.csv' }],
      dataset_info: { features: [] },
      extra_gated_fields: [{ Name: 'text' }],
      paperswithcode_id: null,
    }
    expect(data(front)).toEqual(NOTHING)
    expect(data({ configs: ['a', 'b'], dataset_info: [{}] })).toEqual(NOTHING)
  })

  it('is warned of values outside the lists', () => {
    const front = {
      annotations_creators: ['experts'],
      size_categories: ['small'],
      task_categories: ['text2text-generation'],
      task_ids: ['x'],
    }
    expect(places(data(front))).toEqual([
      [],
      ['/annotations_creators/0', '/size_categories/0', '/task_categories/0', '/task_ids/0'],
    ])
  })

  it('is refused for configurations without a name', () => {
    expect(places(data({ configs: [{ data_files: 'a' }] }))[0]).toEqual(['/configs/0/config_name'])
    expect(places(data({ dataset_info: 'x' }))[0]).toEqual(['/dataset_info'])
  })
})

it('says the first fifty problems of a card', () => {
  expect(check({ datasets: Array(200).fill(7) }).errors).toHaveLength(50)
})

it('never throws, whatever the YAML gives', () => {
  const keys = fc.constantFrom(
    'license',
    'language',
    'model-index',
    'configs',
    'co2_eq_emissions',
    'extra_gated_fields',
  )
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (front) => {
      for (const kind of ['model', 'dataset'] as const) expect(check(front, kind)).toBeDefined()
    }),
  )
})
