import { describe, expect, it } from 'vitest'
import { identify } from '../../src/artifacts/model-card/base-models.ts'
import { modelCardReader } from '../../src/artifacts/model-card/index.ts'
import type { ModelCard } from '../../src/facts/types.ts'
import { only, type ReadFile, readFile } from './cards.ts'

async function read(content: string | Uint8Array, file?: ReadFile) {
  const reading = await readFile(modelCardReader, content, file)
  const record = only(reading)
  if (record.into !== 'model_cards') throw new Error(record.into)
  const at = async (...pointer: string[]) => {
    const { line, column, end_line, end_column } = await record.locate(pointer)
    return [line, column, end_line, end_column]
  }
  return { card: record.value, unread: reading.unread, at }
}

const card = (yaml: string, body = '') => `---\n${yaml}\n---\n${body}`

const FULL = `---
language: [en, de]
license: apache-2.0
library_name: transformers
pipeline_tag: text-classification
base_model: google-bert/bert-base-cased@0123456789abcdef0123456789abcdef01234567
base_model_relation: finetune
version: 1.10
datasets:
- imdb
- null
- stanfordnlp/sst2
tags:
- sentiment
metrics:
- accuracy
model-index:
- name: bert-sentiment
  results:
  - task:
      type: text-classification
    dataset:
      name: IMDB
      type: imdb
      config: plain_text
      split: test
      revision: abc
    metrics:
    - type: accuracy
      value: 0.93
    - type: f1
      value: 20.0 ± 1.2
---
# Model Card for BERT sentiment

Classifies reviews.

## Intended uses & limitations

Reviews in English.

## Out-of-Scope Use

[More Information Needed]
`

describe('a complete card', () => {
  it('gives every fact', async () => {
    const { card, unread } = await read(FULL)
    expect(unread).toEqual([])
    expect(card).toMatchObject({
      path: 'README.md',
      format: 'hugging-face',
      front_matter: 'valid',
      name: 'bert-sentiment',
      version: '1.10',
      license: { id: 'apache-2.0', spdx: 'Apache-2.0' },
      base_models: [
        {
          id: 'google-bert/bert-base-cased',
          relation: 'finetune',
          revision: '0123456789abcdef0123456789abcdef01234567',
          pinned: true,
        },
      ],
      datasets: [{ id: 'imdb' }, { id: 'stanfordnlp/sst2' }],
      languages: ['en', 'de'],
      library: 'transformers',
      task: 'text-classification',
      tags: ['sentiment'],
      metrics: ['accuracy'],
      placeholders: [],
    })
  })

  it('gives one evaluation per metric', async () => {
    const { card } = await read(FULL)
    const dataset = { id: 'imdb', name: 'IMDB', config: 'plain_text', split: 'test', revision: 'abc' }
    expect(card.evaluations).toMatchObject([
      { task: 'text-classification', dataset, metric: 'accuracy', value: 0.93 },
      { task: 'text-classification', dataset, metric: 'f1', value: '20.0 ± 1.2' },
    ])
  })

  it('knows where each fact stands', async () => {
    const { at } = await read(FULL)
    expect(await at('license')).toEqual([3, 10, 3, 20])
    expect(await at('license', 'spdx')).toEqual([3, 10, 3, 20])
    expect(await at('languages', '1')).toEqual([2, 16, 2, 18])
    expect(await at('base_models', '0', 'id')).toEqual([6, 13, 6, 81])
    expect(await at('base_models', '0', 'relation')).toEqual([7, 22, 7, 30])
    expect(await at('datasets', '1')).toEqual([12, 3, 12, 19])
    expect(await at('name')).toEqual([18, 9, 18, 23])
    expect(await at('evaluations', '1', 'value')).toEqual([32, 14, 32, 24])
    expect(await at('evaluations', '0', 'dataset', 'split')).toEqual([26, 14, 26, 18])
    expect(await at('sections', 'limitations')).toEqual([38, 1, 38, 31])
    expect(await at('sections', 'out_of_scope_use')).toEqual([42, 1, 42, 20])
  })

  it('points at the front matter for what is not there', async () => {
    const { at } = await read(`\n${card('license: mit')}`)
    expect(await at('sections', 'limitations')).toEqual([2, 1, 2, 4])
    expect(await at('datasets')).toEqual([2, 1, 2, 4])
    expect(await at()).toEqual([2, 1, 2, 4])
  })
})

describe('sections', () => {
  const sections = async (body: string) => (await read(card('license: mit', body))).card.sections
  const TEXT = { text_present: true, placeholder: false }
  const PLACEHOLDER = { text_present: false, placeholder: true }
  const NONE = { text_present: false, placeholder: false }

  it('count one heading for all that it names', async () => {
    expect(await sections('## Intended uses & limitations\ntext\n')).toMatchObject({
      intended_use: TEXT,
      limitations: TEXT,
    })
  })

  it('count text below sub-headings, but not that of other sections', async () => {
    const found = await sections(
      '# Uses\n## Direct Use\n[More Information Needed]\n## Out-of-Scope Use\nNot for hiring.\n# Bias, Risks, and Limitations\n## Language\nEnglish only.\n## Recommendations\nTODO\n',
    )
    expect(found).toMatchObject({
      intended_use: PLACEHOLDER,
      out_of_scope_use: TEXT,
      limitations: TEXT,
      recommendations: PLACEHOLDER,
      training_data: NONE,
    })
  })

  it('are empty with a heading alone', async () => {
    expect(await sections('## Limitations\n<!-- say more -->\n')).toMatchObject({ limitations: NONE })
  })

  it('take what stands below the title as description', async () => {
    expect(await sections('# My model\nIt classifies.\n')).toMatchObject({ description: TEXT })
    expect(await sections('# My model\n## Citation\ntext\n')).toMatchObject({
      description: NONE,
      citation: TEXT,
    })
  })

  it.each([
    ['Out-of-Scope Use', 'out_of_scope_use'],
    ['Misuse, Malicious Use, and Out-of-Scope Use', 'out_of_scope_use'],
    ['Intended Use', 'intended_use'],
    ['Primary intended uses', 'intended_use'],
    ['Limitations and bias', 'limitations'],
    ['Ethical Considerations and Limitations', 'limitations'],
    ['How to use', 'how_to_start'],
    ['How to Get Started with the Model', 'how_to_start'],
    ['Training data', 'training_data'],
    ['Training and evaluation data', 'training_data'],
    ['Training hyperparameters', 'training_procedure'],
    ['Evaluation results', 'evaluation'],
    ['Benchmark Results', 'evaluation'],
    ['BibTeX entry and citation info', 'citation'],
    ['Environmental Impact', 'environmental_impact'],
    ['Model Architecture and Objective', 'technical_specifications'],
    ['Model Card Contact', 'contact'],
    ['Model Card Authors [optional]', 'authors'],
  ] as const)('"%s" is %s', async (heading, name) => {
    expect((await sections(`### ${heading}\ntext\n`))[name]).toEqual(TEXT)
  })
})

describe('front matter', () => {
  it('is read as the Hub does: YAML 1.1, where no means false', async () => {
    const { card: found, unread } = await read(card('language: [no, en]\nlicense: mit\nrelease: 2022-01-01'))
    expect(found.languages).toEqual(['en'])
    expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part', line: 2, column: 12 }])
    expect(unread[0]?.message).toContain('quotes')
  })

  it('reads the first 10,000 entries of a list, and says that there are more', async () => {
    const { card: found, unread } = await read(card(`license: mit\ntags: [${'x, '.repeat(10_001)}x]`))
    expect(found.tags).toHaveLength(10_000)
    expect(unread).toMatchObject([{ extent: 'part', line: 3 }])
    expect(unread[0]?.message).toContain('10002 entries')
  })

  it('gives what is right where another part has the wrong type', async () => {
    const yaml =
      'license: {a: b}\ntags: {x: y}\ndatasets: [a, [b]]\nmodel-index: [1, {name: m, results: oops}]\nbase_model: 7\nbase_model_relation: cousin\npipeline_tag: fill-mask'
    const { card: found, unread } = await read(card(yaml))
    expect(found).toMatchObject({
      front_matter: 'valid',
      license: null,
      tags: [],
      datasets: [{ id: 'a' }],
      evaluations: [],
      base_models: [{ id: '7', relation: null }],
      task: 'fill-mask',
    })
    expect(unread.map(({ line, extent }) => [line, extent]).sort()).toEqual(
      [2, 3, 4, 5, 5, 7].map((line) => [line, 'part']),
    )
  })

  it('marks placeholders, which are no facts', async () => {
    const { card: found } = await read(
      card('license: "[More Information Needed]"\nlibrary_name: TODO', '# Model Card for Model ID\n'),
    )
    expect(found).toMatchObject({ license: null, library: null, name: null })
    expect(found.placeholders).toEqual(['/library', '/license', '/name'])
  })

  it('takes the name from the first heading where there is no model-index', async () => {
    const { card: found, at } = await read(card('license: mit', '\n# Model Card for **BERT** base\n'))
    expect(found.name).toBe('BERT base')
    expect(await at('name')).toEqual([5, 1, 5, 31])
  })

  it('looks for a linked license in the folder of the card', async () => {
    const file = { path: 'models/a/README.md', others: ['models/a/LICENSE', 'NOTICE'] }
    const exists = async (link: string) =>
      (await read(card(`license: other\nlicense_name: ours\nlicense_link: ${link}`), file)).card.license
        ?.link_exists
    expect(await exists('LICENSE')).toBe(true)
    expect(await exists('./LICENSE#terms')).toBe(true)
    expect(await exists('../../NOTICE')).toBe(true)
    expect(await exists('/NOTICE')).toBe(true)
    expect(await exists('LICENSE.md')).toBe(false)
    expect(await exists('../../../etc/passwd')).toBe(false)
    expect(await exists('https://example.org/LICENSE')).toBeNull()
  })

  it('may have a result without metrics, which is no result', async () => {
    const yaml = 'model-index:\n- name: m\n  results:\n  - dataset: {type: imdb}\n    metrics: []'
    expect((await read(card(yaml))).card.evaluations).toMatchObject([
      { dataset: { id: 'imdb' }, metric: null, value: null },
    ])
    expect((await read(card('model-index:\n- name: m\n  results: []'))).card.evaluations).toEqual([])
  })
})

describe('base models', () => {
  const commit = 'ABCDEF0123456789abcdef0123456789abcdef01'

  it.each([
    ['owner/name', 'owner/name', null, false],
    ['gpt2', 'gpt2', null, false],
    ['owner/name@main', 'owner/name', 'main', false],
    [`owner/name@${commit}`, 'owner/name', commit, true],
    ['https://huggingface.co/owner/name', 'owner/name', null, false],
    [`https://huggingface.co/owner/name/tree/${commit}`, 'owner/name', commit, true],
    ['https://example.org/x@y', 'https://example.org/x@y', null, false],
    [`pkg:huggingface/owner/name@${commit}`, `pkg:huggingface/owner/name@${commit}`, commit, true],
    ['./local/model', './local/model', null, false],
  ])('%s', (written, id, revision, pinned) => {
    expect(identify(written)).toEqual({ id, revision, pinned })
  })
})

describe('bad input', () => {
  const where = ({ unread }: { unread: readonly { reason: string; line: number | null }[] }) =>
    unread.map(({ reason, line }) => [reason, line])

  it('a front matter without end: the Markdown is read all the same', async () => {
    const found = await read('---\nlicense: mit\n\n# Limitations\n\ntext\n')
    expect(found.card).toMatchObject({
      front_matter: 'invalid',
      license: null,
      sections: { limitations: { text_present: true } },
    })
    expect(where(found)).toEqual([['malformed', 1]])
  })

  it('broken YAML: its place, and the Markdown', async () => {
    const found = await read(card('license: mit\ntags: [a\nlanguage: en', '# Limitations\ntext\n'))
    expect(found.card).toMatchObject({
      front_matter: 'invalid',
      sections: { limitations: { text_present: true } },
    })
    expect(found.unread).toHaveLength(1)
    expect(found.unread[0]).toMatchObject({
      path: 'README.md',
      kind: 'model-card',
      reason: 'malformed',
      extent: 'part',
    })
    expect(found.unread[0]?.line).toBeGreaterThanOrEqual(3)
  })

  it('a front matter that is no mapping', async () => {
    const found = await read(card('- license: mit'), { path: 'MODEL_CARD.md' })
    expect(found.card.front_matter).toBe('invalid')
    expect(where(found)).toEqual([['malformed', 2]])
  })

  it('duplicate keys: the last one counts, as for the Hub', async () => {
    const found = await read(card('license: mit\nlicense: isc'))
    expect(found.card.license?.id).toBe('isc')
    expect(where(found)).toEqual([['malformed', 3]])
  })

  it('CRLF and blank lines before are no problem', async () => {
    const found = await read(FULL.replaceAll('\n', '\r\n').replace('---', '\r\n---'))
    expect(found.unread).toEqual([])
    expect(found.card).toMatchObject({
      name: 'bert-sentiment',
      sections: { limitations: { text_present: true } },
    })
    expect(await found.at('sections', 'limitations')).toEqual([39, 1, 39, 31])
  })

  it('a byte order mark is skipped, as huggingface_hub does', async () => {
    const found = await read(`\ufeff${card('license: mit')}`)
    expect(found.card.license?.spdx).toBe('MIT')
    expect(found.unread).toEqual([])
  })

  it('UTF-16 and bytes that are no UTF-8', async () => {
    const utf16 = await read(Uint8Array.from([0xff, 0xfe, ...Buffer.from(card('license: mit'), 'utf16le')]))
    expect(utf16.card.license?.spdx).toBe('MIT')
    expect(where(utf16)).toEqual([['malformed', 1]])
    const latin = await read(Buffer.from(card('license: mit', '# Größe\n'), 'latin1'))
    expect(latin.card.license?.spdx).toBe('MIT')
    expect(where(latin)).toEqual([['malformed', 4]])
  })

  it('an empty file that is named as a card', async () => {
    const found = await read('', { path: 'MODEL_CARD.md' })
    expect(found.card).toMatchObject({ front_matter: 'absent', name: null, license: null })
    expect(await found.at('license')).toEqual([1, 1, 1, 1])
  })

  it('an alias bomb', async () => {
    let bomb = 'license: mit\na0: &a0 [x, x, x, x, x, x, x, x, x]\n'
    for (let i = 1; i < 30; i++)
      bomb += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`
    const found = await read(card(bomb))
    expect(found.card.front_matter).toBe('invalid')
    expect(found.unread).toMatchObject([{ reason: 'limit', extent: 'part' }])
  })

  it.each(['[', '- ', '{a: '])('YAML nested 100,000 deep: %j', async (unit) => {
    const found = await read(card(`license: mit\nx: ${unit.repeat(100_000)}`))
    expect(found.card.front_matter).toBe('invalid')
    expect(found.unread).toHaveLength(1)
  })

  it.each(['> ', '- ', '1. '])('Markdown nested 100,000 deep: %j', async (unit) => {
    const found = await read(card('license: mit', `${unit.repeat(100_000)}\n\n# Limitations\n\ntext\n`))
    expect(found.card.sections.limitations.text_present).toBe(true)
  })

  it('keys that are properties of every object', async () => {
    const yaml =
      '__proto__: {license: gpl-3.0}\nconstructor: x\ntags: [__proto__]\nmodel-index: {__proto__: 1}'
    const { card: found } = await read(card(yaml), { path: 'MODEL_CARD.md' })
    expect(found).toMatchObject({ license: null, tags: ['__proto__'], evaluations: [] })
  })

  it('more headings than anyone counts', async () => {
    const { card: found }: { card: ModelCard } = await read(
      card('license: mit', '# Limitations\n'.repeat(30_000)),
    )
    expect(found.sections.limitations).toEqual({ text_present: false, placeholder: false })
  })
})
