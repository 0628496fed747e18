import { describe, expect, it } from 'vitest'
import { modelCardReader } from '../../src/artifacts/model-card/index.ts'
import type { ModelCard } from '../../src/facts/types.ts'
import { only, recognise } from './cards.ts'
import { source } from './helpers.ts'

async function read(text: string, path = 'card.md') {
  const format = recognise(modelCardReader, path, text)
  if (format === null) throw new Error('no card')
  const reading = await modelCardReader.read(source(path, text, format))
  const record = only(reading)
  if (record.into !== 'model_cards') throw new Error(record.into)
  const card: ModelCard = record.value
  const line = async (...pointer: string[]) => (await record.locate(pointer)).line
  return { card, line, unread: reading.unread }
}

const formatOf = (path: string, text: string) => recognise(modelCardReader, path, text)

const page = (...headings: string[]) => headings.map((heading) => `## ${heading}\n\ntext\n`).join('\n')

const DOCKER = `# Granite 4.0 Micro

![logo](https://example.com/logo.svg)

## Description
A model that follows instructions.

## Characteristics

| Attribute    | Details                                                  |
|--------------|----------------------------------------------------------|
| **Provider** | Granite Team, IBM                                        |
| **License**  | [Apache 2.0](https://www.apache.org/licenses/LICENSE-2.0) |

## Available model variants

| variant | size |
|---|---|
| a | 1 |

## Use this AI model with Docker Model Runner

docker model run x

## Considerations

- It hallucinates.
`

describe("a card of Docker's catalogue", () => {
  it('gives its facts from headings and rows', async () => {
    const { card, line, unread } = await read(DOCKER)
    expect(unread).toEqual([])
    expect(card).toMatchObject({
      format: 'markdown',
      front_matter: 'absent',
      valid: null,
      name: 'Granite 4.0 Micro',
      owners: ['Granite Team, IBM'],
      license: { spdx: 'Apache-2.0', link: 'https://www.apache.org/licenses/LICENSE-2.0' },
      sections: {
        description: { text_present: true },
        limitations: { text_present: true },
        how_to_start: { text_present: true },
        technical_specifications: { text_present: true },
        intended_use: { text_present: false },
      },
    })
    expect(await line('license', 'spdx')).toBe(13)
    expect(await line('owners', '0')).toBe(12)
    expect(await line('sections', 'limitations')).toBe(25)
    expect(await line('name')).toBe(1)
  })
})

const OVERVIEW = `# Model Overview

### Description:
SIGNS detects signs. <br>

### License/Terms of Use: <br>
[NVIDIA Open Model License](https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/) <br>

### Deployment Geography:
Global <br>

### Use Case: <br>
Learners of sign language <br>

### Release Date: <br>
[Insert MM/DD/YYYY]

## Software Integration:
**Runtime Engine(s):** MediaPipe

## Model Version(s):
v1.0

## Training, Testing, and Evaluation Datasets:
None.
`

describe('an Overview of NVIDIA', () => {
  it('is told by the headings that it has alone', async () => {
    const { card, line } = await read(OVERVIEW, 'overview.md')
    expect(card).toMatchObject({
      format: 'nvidia-model-card',
      license: { spdx: 'LicenseRef-nvidia-open-model-license', name: null },
      sections: {
        description: { text_present: true },
        intended_use: { text_present: true },
        training_data: { text_present: true },
        technical_specifications: { text_present: true },
      },
    })
    expect(await line('license')).toBe(7)
  })

  it("'s template says nothing", async () => {
    const { card } = await read(
      OVERVIEW.replace('Learners of sign language <br>', '[Insert use case here] <br>'),
    )
    expect(card.sections.intended_use).toEqual({ text_present: false, placeholder: true })
  })
})

describe('recognition by headings', () => {
  it.each([
    ['docs/model.md', page('Model Details', 'Intended Use', 'Training Data'), 'markdown'],
    [
      'docs/model.md',
      page('1. Model description', '2. Ethical Considerations', '3. Evaluation results'),
      'markdown',
    ],
    [
      'README.md',
      page('Model Details', 'Intended Use', 'Ethical Considerations', 'Training Data'),
      'markdown',
    ],
    ['MODEL_CARD.md', '# Any text', 'markdown'],
    ['MODEL_CARD.md', '---\nlicense: mit\n---\n', 'hugging-face'],
    ['README.md', page('Model Details', 'Intended Use', 'Training Data'), null],
    ['docs/model.md', page('Model Details', 'Training Data', 'Training procedure'), null],
    ['docs/model.md', page('Usage', 'License', 'Contributing'), null],
    ['docs/model.md', '```\n## Model Details\n## Intended Use\n## Training Data\n```\n', null],
    ['modelcard_template.md', page('Model Details', 'Intended Use', 'Training Data'), null],
    ['docs/release.md', page('Release Date', 'License/Terms of Use', 'Model Versions'), null],
  ])('%s %#', (path, text, format) => {
    expect(formatOf(path, text)).toBe(format)
  })
})

describe('labels', () => {
  const licensed = async (text: string) => (await read(text, 'MODEL_CARD.md')).card.license

  it.each([
    ['- **License:** MIT\n', 'MIT'],
    ['License: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)\n', 'CC-BY-4.0'],
    ['## License\n\nApache License, Version 2.0\n', 'Apache-2.0'],
    ['| License | llama3.1 |\n', 'LicenseRef-llama3.1'],
    ['```\nLicense: MIT\n```\n', undefined],
    ['- **License:** [More Information Needed]\n', undefined],
  ])('%j', async (text, spdx) => {
    expect((await licensed(text))?.spdx).toBe(spdx)
  })

  it('keep a license that is not known by its name', async () => {
    expect(await licensed('**License:** Acme terms\n')).toMatchObject({
      id: null,
      spdx: null,
      name: 'Acme terms',
    })
  })
})
