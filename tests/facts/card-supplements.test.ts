import { describe, expect, it } from 'vitest'
import { READERS, readArtifacts } from '../../src/artifacts/index.ts'
import { buildFacts } from '../../src/facts/build.ts'
import { treeOf } from '../artifacts/tree.ts'

async function facts(contents: Readonly<Record<string, string>>) {
  const { tree, files } = treeOf(contents)
  const read = await readArtifacts(tree, files, { readers: READERS })
  return buildFacts({
    repository: { kind: 'folder', commit: null, shallow: false },
    systemPath: '',
    systemName: 'acme',
    ...read,
    digests: new Map(),
    lastCommits: new Map(),
  })
}

const CARD = `---
license: mit
model-index:
- name: m
  results:
  - task: {type: text-generation}
    dataset: {type: squad, name: SQuAD}
    metrics:
    - {type: f1, value: 0.5}
---
# M
`
const RESULTS = `- dataset:
    id: cais/hle
    task_id: default
  value: 20.90
  date: 2026-01-15
  source:
    url: https://example.com/traces
    org: acme
- dataset:
    id: Idavidrein/gpqa
  value: 0.4
`

describe('.eval_results', () => {
  it('are evaluations of the card in the folder around', async () => {
    const { facts: found, placer } = await facts({ 'm/README.md': CARD, 'm/.eval_results/hle.yaml': RESULTS })
    expect(found.model_cards).toHaveLength(1)
    expect(found.model_cards[0]?.evaluations).toMatchObject([
      { metric: 'f1', stated_in: 'm/README.md' },
      {
        metric: 'default',
        task_name: 'default',
        dataset: { id: 'cais/hle' },
        value: 20.9,
        date: '2026-01-15',
        source: { url: 'https://example.com/traces', user: 'acme' },
        stated_in: 'm/.eval_results/hle.yaml',
      },
      { metric: null, dataset: { id: 'Idavidrein/gpqa' }, value: 0.4 },
    ])
    expect(await placer.place('/model_cards/0/evaluations/1/value')).toMatchObject({
      path: 'm/.eval_results/hle.yaml',
      line: 4,
    })
    expect(await placer.place('/model_cards/0/evaluations/0/value')).toMatchObject({
      path: 'm/README.md',
      line: 9,
    })
  })

  it('say what the Hub requires and is not there', async () => {
    const { facts: found } = await facts({ 'README.md': CARD, '.eval_results/hle.yaml': RESULTS })
    expect(found.unread).toMatchObject([
      {
        path: '.eval_results/hle.yaml',
        extent: 'part',
        line: 9,
        message: expect.stringContaining('dataset.task_id'),
      },
    ])
  })

  it('without a card are told', async () => {
    const { facts: found } = await facts({ '.eval_results/hle.yaml': RESULTS.slice(0, 60) })
    expect(found.unread.at(-1)).toMatchObject({ path: '.eval_results/hle.yaml', reason: 'unsupported' })
  })
})

describe('eval.yaml', () => {
  const EVAL =
    'name: Exam\nevaluation_framework: inspect-ai\ntasks:\n- id: exam\n  config: default\n  split: test\n'

  it('makes the dataset of its folder a benchmark', async () => {
    const { facts: found, placer } = await facts({
      'README.md': '---\npretty_name: Exam\n---\n',
      'eval.yaml': EVAL,
    })
    expect(found.dataset_cards[0]?.benchmark).toEqual({
      path: 'eval.yaml',
      name: 'Exam',
      framework: 'inspect-ai',
      tasks: [{ id: 'exam', config: 'default', split: 'test' }],
    })
    expect(await placer.place('/dataset_cards/0/benchmark/tasks/0/split')).toMatchObject({
      path: 'eval.yaml',
      line: 6,
    })
    expect(await placer.place('/dataset_cards/0/name')).toMatchObject({ path: 'README.md', line: 2 })
  })

  it('of other tools is not read', async () => {
    const { facts: found } = await facts({ 'eval.yaml': 'tasks:\n- mmlu\nmodel: x\n' })
    expect(found.unread).toEqual([])
    expect(found.files).toMatchObject([{ kind: 'other' }])
  })
})

describe('subcards of NVIDIA', () => {
  const EXPLAINABILITY = `Field | Response
:---|:---
Intended Users: | Drivers
Technical Limitations: | Rain
Describe how the model works: | [Insert Response Here]
`
  const BIAS = `| Field | Response |
|:---|:---|
| Participation considerations from adversely impacted groups in model design: | None |
| Measures taken to mitigate against unwanted bias: | Reviewed data |
`

  it('are part of the card beside them', async () => {
    const { facts: found, placer } = await facts({
      'README.md': CARD,
      'bias.md': BIAS,
      'explainability.md': EXPLAINABILITY,
    })
    expect(found.model_cards).toMatchObject([
      {
        path: 'README.md',
        format: 'hugging-face',
        users: ['Drivers'],
        technical_limitations: ['Rain'],
        ethical_considerations: [{ name: 'Unwanted bias', mitigation: 'Reviewed data' }],
        sections: {
          intended_use: { text_present: true },
          limitations: { text_present: true },
          description: { text_present: false, placeholder: true },
        },
      },
    ])
    expect(await placer.place('/model_cards/0/technical_limitations/0')).toMatchObject({
      path: 'explainability.md',
      line: 4,
    })
    expect(await placer.place('/model_cards/0/sections/limitations')).toMatchObject({
      path: 'bias.md',
      line: 4,
    })
  })

  it('are a card where there is no other', async () => {
    const { facts: found } = await facts({ 'bias.md': BIAS, 'explainability.md': EXPLAINABILITY })
    expect(found.model_cards).toMatchObject([
      { path: 'bias.md', format: 'nvidia-model-card', users: ['Drivers'], front_matter: 'absent' },
    ])
  })

  it('are no other tables of fields and responses', async () => {
    const { facts: found } = await facts({ 'form.md': 'Field | Response\n---|---\nName | Jane\n' })
    expect(found.model_cards).toEqual([])
  })
})
