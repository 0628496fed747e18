import { describe, expect, it } from 'vitest'
import { datasetCardReader } from '../../src/artifacts/dataset-card/index.ts'
import { modelCardReader } from '../../src/artifacts/model-card/index.ts'
import { recognise } from './cards.ts'

function kindOf(path: string, content: string | Uint8Array): string | null {
  const model = recognise(modelCardReader, path, content) !== null
  const dataset = recognise(datasetCardReader, path, content) !== null
  expect(model && dataset).toBe(false)
  return model ? 'model' : dataset ? 'dataset' : null
}

const card = (yaml: string, body = '# Title\n') => `---\n${yaml}\n---\n${body}`

describe('cards are recognised', () => {
  it.each([
    ['README.md', card('license: mit'), 'model'],
    ['models/bert/README.md', card('pipeline_tag: fill-mask'), 'model'],
    ['README.md', card('tags: [a]\r'), 'model'],
    ['README.md', '\n\n---\r\nlibrary_name: transformers\r\n---\r\n', 'model'],
    ['README.md', card('license: mit\nbroken: ['), 'model'],
    ['README.md', '---\nlicense: mit\n\n# No end\n', 'model'],
    ['docs/anything.md', card('base_model: a/b'), 'model'],
    ['docs/anything.md', card('license: mit\nlanguage: en'), 'model'],
    ['docs/anything.md', card('tags: [a]', '# Model Card for X\n'), 'model'],
    ['MODEL_CARD.md', '# no front matter', 'model'],
    ['x/modelcard.md', '', 'model'],
    ['model_card.md', card('title: x'), 'model'],
    ['README.md', card('task_categories: [x]\nlicense: mit'), 'dataset'],
    ['README.md', card('pretty_name: X'), 'dataset'],
    ['README.md', card('license: mit', '# Dataset Card for X\n'), 'dataset'],
    ['data/README.md', card('license: mit'), 'dataset'],
    ['datasets/x/README.md', card('pipeline_tag: fill-mask'), 'model'],
    ['dataset_card.md', '', 'dataset'],
    ['DATA-CARD.md', '', 'dataset'],
  ])('%s %j is a %s card', (path, content, kind) => {
    expect(kindOf(path, content)).toBe(kind)
  })

  it('by a front matter that is longer than the head', () => {
    expect(kindOf('README.md', card(`license: mit\nwidget:\n${'- text: x\n'.repeat(1000)}`))).toBe('model')
  })

  it('with a byte order mark, and in UTF-16', () => {
    expect(kindOf('README.md', `\ufeff${card('license: mit')}`)).toBe('model')
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(card('license: mit'), 'utf16le')])
    expect(kindOf('README.md', utf16)).toBe('model')
  })
})

describe('other pages are not', () => {
  it.each([
    ['README.md', '# Project\n\nlicense: mit\n'],
    ['README.md', ''],
    ['README.md', '---\n\n# A rule first\n'],
    ['README.md', card('title: Demo\nemoji: x\nsdk: gradio\nlicense: mit')],
    ['README.md', card('layout: post\ntags: [a]')],
    ['README.md', card('nested:\n  license: mit')],
    ['posts/x.md', card('title: x\ntags: [a]')],
    ['notes/x.md', card('tags: [a]')],
    ['README.rst', card('license: mit')],
    ['README.md', card('[]')],
  ])('%s %j', (path, content) => {
    expect(kindOf(path, content)).toBeNull()
  })
})
