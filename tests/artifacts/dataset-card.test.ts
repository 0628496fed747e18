import { describe, expect, it } from 'vitest'
import { datasetCardReader } from '../../src/artifacts/dataset-card/index.ts'
import { only, readFile } from './cards.ts'

async function read(content: string) {
  const reading = await readFile(datasetCardReader, content)
  const record = only(reading)
  if (record.into !== 'dataset_cards') throw new Error(record.into)
  const line = async (...pointer: string[]) => (await record.locate(pointer)).line
  return { card: record.value, unread: reading.unread, line }
}

const CARD = `---
pretty_name: Reviews
license:
- cc-by-4.0
- odbl
language:
- en
annotations_creators: [crowdsourced]
source_datasets:
- extended|imdb
size_categories: 1K<n<10K
task_categories:
- text-classification
configs:
- config_name: default
  data_files:
  - split: train
    path: data/train-*.parquet
  - split: test
    path: [data/a.parquet, data/b.parquet]
dataset_info:
  config_name: default
  splits:
  - name: train
    num_examples: 900
  - name: unseen
    num_examples: 5
---
# Dataset Card for "reviews"

## Table of Contents
- [Bias](#bias)

## Dataset Description
### Dataset Summary
Reviews of films.
## Dataset Creation
### Curation Rationale
[More Information Needed]
### Source Data
#### Initial Data Collection and Normalization
Scraped in 2020.
### Annotations
#### Who are the annotators?
[Needs More Information]
### Personal and Sensitive Information
[More Information Needed]
## Considerations for Using the Data
### Discussion of Biases
Films only.
## Additional Information
### Dataset Curators
### Licensing Information
CC BY 4.0
`

describe('a dataset card', () => {
  it('gives every fact', async () => {
    const { card, unread } = await read(CARD)
    expect(unread).toEqual([])
    expect(card).toMatchObject({
      front_matter: 'valid',
      name: 'Reviews',
      license: { id: 'cc-by-4.0, odbl', spdx: 'CC-BY-4.0 AND ODbL-1.0', terms: { share_alike: true } },
      languages: ['en'],
      source_datasets: ['extended|imdb'],
      annotations_creators: ['crowdsourced'],
      size_categories: ['1K<n<10K'],
      task_categories: ['text-classification'],
    })
  })

  it('joins the splits of configs and dataset_info', async () => {
    const { card, line } = await read(CARD)
    expect(card.splits).toEqual([
      { config: 'default', name: 'train', paths: ['data/train-*.parquet'], examples: 900 },
      { config: 'default', name: 'test', paths: ['data/a.parquet', 'data/b.parquet'], examples: null },
      { config: 'default', name: 'unseen', paths: [], examples: 5 },
    ])
    expect(await line('splits', '1', 'paths')).toBe(19)
    expect(await line('splits', '2')).toBe(26)
  })

  it('says which sections have text', async () => {
    const { card, line } = await read(CARD)
    const states = Object.entries(card.sections).map(([name, { text_present, placeholder }]) => [
      name,
      text_present ? 'text' : placeholder ? 'placeholder' : 'none',
    ])
    expect(Object.fromEntries(states)).toEqual({
      summary: 'text',
      intended_use: 'none',
      source_data: 'text',
      collection: 'text',
      annotations: 'placeholder',
      personal_information: 'placeholder',
      bias: 'text',
      limitations: 'none',
      licensing: 'text',
      curators: 'none',
      social_impact: 'none',
      maintenance: 'none',
      citation: 'none',
    })
    expect(await line('sections', 'annotations')).toBe(44)
    expect(await line('sections', 'citation')).toBe(1)
  })

  it('takes its name from the title where it has no pretty_name', async () => {
    const { card, line } = await read('---\ntask_ids: []\n---\n# Dataset Card for "reviews"\n')
    expect(card.name).toBe('reviews')
    expect(await line('name')).toBe(4)
  })

  it('is read in the forms of the first years', async () => {
    const yaml = 'languages: [en]\nlicenses: [mit]\nconfigs: [plain, raw]\nsize_categories:\n  plain: [n<1K]'
    const { card, unread } = await read(`---\n${yaml}\n---\n`)
    expect(card).toMatchObject({
      languages: ['en'],
      license: { spdx: 'MIT' },
      splits: [],
      size_categories: [],
    })
    expect(unread).toMatchObject([{ kind: 'dataset-card', line: 6, extent: 'part' }])
  })

  it.each([
    ['data_files: data/*.csv', [{ config: null, name: 'train', paths: ['data/*.csv'], examples: null }]],
    [
      'data_files: [a.csv, b.csv]',
      [{ config: null, name: 'train', paths: ['a.csv', 'b.csv'], examples: null }],
    ],
    ['data_files: {train: a.csv}', []],
    ['data_files: null', []],
  ])('reads %s', async (files, splits) => {
    expect((await read(`---\nconfigs:\n- ${files}\n---\n`)).card.splits).toEqual(splits)
  })
})
