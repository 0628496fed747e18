import { describe, expect, test } from 'vitest'
import { evaluation } from '../../../src/artifacts/evaluation/index.ts'
import type { ArtifactRecord, Locate } from '../../../src/artifacts/reader.ts'
import type { EvaluationReport, Unread } from '../../../src/facts/types.ts'
import { candidate, source } from '../helpers.ts'
import { SAMPLES } from '../samples.ts'

interface Read {
  report: EvaluationReport | undefined
  locate: Locate | undefined
  unread: readonly Unread[]
}

async function read(path: string, content: object | string): Promise<Read> {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  const format = evaluation.recognise(candidate(path, text))
  if (format === null) throw new Error(`${path} is not recognised`)
  const { records, unread } = await evaluation.read(source(path, text, format))
  const record = records.find(isReport)
  return { report: record?.value, locate: record?.locate, unread }
}

function isReport(record: ArtifactRecord): record is Extract<ArtifactRecord, { into: 'evaluations' }> {
  return record.into === 'evaluations'
}

function sampleOf(path: string): string {
  const sample = SAMPLES.find((each) => each.path === path)
  return new TextDecoder().decode(sample?.bytes)
}

describe('our own report', () => {
  const FAIRNESS = {
    kind: 'fairness',
    subject: { name: 'scorer', sha256: 'AB'.repeat(32) },
    tool: { name: 'fairlearn', version: '0.13.0' },
    date: '2026-10-01T12:00:00+02:00',
    dataset: { id: 'data/test.csv', split: 'test' },
    sensitive_features: ['sex'],
    rationale: 'The four-fifths rule of the credit policy.',
    results: [
      { metric: 'selection_rate', slice: 'sex=female', value: 0.31, n: 412, ci: [0.27, 0.35] },
      { metric: 'demographic_parity_ratio', value: 0.78, threshold: 0.8 },
      { metric: 'equalized_odds_difference', value: 0.04, threshold: 0.1, higher_is_better: false },
    ],
  }

  test('says of what, with what, and what has to be reached', async () => {
    const { report, unread } = await read('fairness.json', FAIRNESS)
    expect(unread).toEqual([])
    expect(report).toMatchObject({
      format: 'modelward-evaluation',
      kind: 'fairness',
      valid: true,
      subject: { name: 'scorer', sha256: 'ab'.repeat(32), files: [] },
      date: '2026-10-01T10:00:00Z',
      sensitive_features: ['sex'],
    })
    expect(report?.results.map(({ metric, value, passed }) => [metric, value, passed])).toEqual([
      ['selection_rate', 0.31, null],
      ['demographic_parity_ratio', 0.78, false],
      ['equalized_odds_difference', 0.04, true],
    ])
    expect(report?.results[0]).toMatchObject({
      dataset: { id: 'data/test.csv', split: 'test' },
      slice: 'sex=female',
      n: 412,
      confidence_interval: { lower: 0.27, upper: 0.35 },
    })
  })

  test('a report that breaks its schema is read as far as it goes, and says where it breaks', async () => {
    const { report, locate } = await read('evals/quality.json', {
      kind: 'quality',
      subject: { name: 'scorer', sha256: 'not a digest' },
      tool: { name: 'ours' },
      date: '2026-10-01T12:00:00Z',
      results: [{ metric: 'auc', value: '0.9' }],
    })
    expect(report?.valid).toBe(false)
    expect(report?.errors.map(({ pointer }) => pointer)).toEqual(['/subject/sha256', '/results/0/value'])
    expect(report?.subject.sha256).toBeNull()
    expect((await locate?.(['errors', '0', 'message']))?.line).toBe(5)
  })

  test('files of that name which are no reports are left alone', () => {
    expect(evaluation.recognise(candidate('fairness.json', '{"compilerOptions": {}}'))).toBeNull()
    expect(evaluation.recognise(candidate('evals/config.json', '{"results": "out/"}'))).toBeNull()
  })
})

describe('lm-eval', () => {
  test('metrics are split from their filter, and come with standard error, samples and data', async () => {
    const { report, locate } = await read('results_2026-10-01.json', sampleOf('results_2026-10-01.json'))
    expect(report).toMatchObject({
      format: 'lm-eval',
      tool: { name: 'lm-eval', version: '0.4.9' },
      subject: { name: 'owner/model', revision: 'main', sha256: null },
      date: '2025-10-01T12:00:00.500Z',
    })
    expect(report?.results).toEqual([
      {
        task: 'arc_easy',
        dataset: { id: 'allenai/ai2_arc', name: null, split: 'test', revision: null, sha256: null },
        metric: 'acc',
        slice: null,
        value: 0.71,
        n: 2376,
        standard_error: 0.01,
        confidence_interval: null,
        higher_is_better: true,
        threshold: null,
        passed: null,
      },
    ])
    expect((await locate?.(['results', '0', 'value']))?.line).toBe(5)
  })

  test('reports from before 0.4 have the metric as the key', async () => {
    const old = {
      results: { wsc: { acc: 0.5, acc_stderr: 0.1 } },
      versions: { wsc: 0 },
      config: { model: 'gpt2' },
    }
    const { report } = await read('lm.json', old)
    expect(report?.results).toMatchObject([{ task: 'wsc', metric: 'acc', value: 0.5, standard_error: 0.1 }])
    expect(report?.subject.name).toBe('gpt2')
  })
})

describe('Inspect', () => {
  test('scores of a log', async () => {
    const { report } = await read('logs/sums.json', sampleOf('logs/sums.json'))
    expect(report).toMatchObject({
      format: 'inspect',
      tool: { name: 'inspect', version: '0.3.285' },
      subject: { name: 'mockllm/model' },
      date: '2026-10-01T12:01:00Z',
      state: 'complete',
      results: [{ task: 'sums', metric: 'accuracy', slice: 'match', value: 0.5, n: 2 }],
    })
  })

  test.each([
    ['error', 'failed'],
    ['cancelled', 'partial'],
    ['started', 'partial'],
  ])('a run that ended with %s is %s', async (status, state) => {
    const log = { ...JSON.parse(sampleOf('logs/sums.json')), status }
    expect((await read('logs/sums.json', log)).report?.state).toBe(state)
  })

  test('a run that left out samples is partial', async () => {
    const log = JSON.parse(sampleOf('logs/sums.json'))
    log.results.completed_samples = 1
    expect((await read('logs/sums.json', log)).report?.state).toBe('partial')
  })
})

describe('garak', () => {
  test('how many outputs each detector let pass', async () => {
    const { report, locate } = await read('garak.report.jsonl', sampleOf('garak.report.jsonl'))
    expect(report).toMatchObject({
      format: 'garak',
      kind: 'safety',
      tool: { name: 'garak', version: '0.13.0' },
      subject: { name: 'owner/model' },
      date: '2026-10-01T13:00:00Z',
      state: 'complete',
      results: [{ task: 'dan.Dan_11_0', metric: 'pass_rate', slice: 'dan.DAN', value: 0.8, n: 10 }],
    })
    expect((await locate?.(['results', '0']))?.line).toBe(3)
  })

  test('without its last line the run did not come to its end', async () => {
    const lines = sampleOf('garak.report.jsonl').split('\n').slice(0, 3).join('\n')
    expect((await read('garak.report.jsonl', lines)).report?.state).toBe('partial')
  })

  test('a line that is cut off is told, and may have held a result', async () => {
    const { report, unread } = await read('g.jsonl', `${sampleOf('garak.report.jsonl')}\n{"entry_type": "ev`)
    expect(unread).toMatchObject([{ extent: 'part', line: 5 }])
    expect(report?.state).toBe('partial')
  })
})

describe('promptfoo', () => {
  test('the share of tests that passed, and named scores', async () => {
    const output = JSON.parse(sampleOf('promptfoo.json'))
    output.results.prompts[0].metrics.namedScores = { faithful: 3 }
    output.results.prompts[0].metrics.namedScoresCount = { faithful: 4 }
    const { report } = await read('promptfoo.json', output)
    expect(report).toMatchObject({
      format: 'promptfoo',
      subject: { name: 'openai:x' },
      state: 'complete',
      kind: null,
    })
    expect(report?.results.map(({ metric, value, n }) => [metric, value, n])).toEqual([
      ['pass_rate', 0.75, 4],
      ['faithful', 0.75, 4],
    ])
  })
})

describe('metrics of DVC', () => {
  test('numbers in groups, with the keys joined as DVC does', async () => {
    const { report } = await read('metrics.json', { train: { loss: 0.2 }, accuracy: 0.91 })
    expect(report?.results.map(({ metric, value }) => [metric, value])).toEqual([
      ['train.loss', 0.2],
      ['accuracy', 0.91],
    ])
  })

  test('a metrics.json that holds text is another tool’s', () => {
    expect(
      evaluation.recognise(candidate('metrics.json', '{"name": "requests_total", "value": 1}')),
    ).toBeNull()
  })
})

test('a report without any result says so', async () => {
  const { report, unread } = await read('results.json', { results: {}, versions: {}, config: {} })
  expect(report?.results).toEqual([])
  expect(unread).toMatchObject([{ reason: 'malformed', extent: 'part' }])
})
