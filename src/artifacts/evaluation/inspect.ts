import { listOf, member } from '../data.ts'
import { momentOf } from '../moment.ts'
import { type Draft, entriesOf, firstText, NO_DATASET, numberOf, numberOrText, Results } from './draft.ts'

const STATES: ReadonlyMap<unknown, Draft['state']> = new Map<unknown, Draft['state']>([
  ['success', 'complete'],
  ['error', 'failed'],
  ['cancelled', 'partial'],
  ['started', 'partial'],
])

/** A log of Inspect (UK AI Security Institute) in its JSON form. */
export function readInspect(log: unknown): Draft {
  const results = new Results()
  const dataset = {
    ...NO_DATASET,
    id: firstText(log, ['eval', 'dataset', 'location'], ['eval', 'dataset', 'name']),
    name: firstText(log, ['eval', 'dataset', 'name']),
  }
  const task = firstText(log, ['eval', 'task'])
  for (const [index, score] of listOf(member(log, 'results', 'scores')).entries()) {
    for (const [name, metric] of entriesOf(member(score, 'metrics'))) {
      if (name === 'stderr') continue
      results.add(
        {
          task,
          dataset,
          metric: name,
          value: numberOrText(member(metric, 'value')),
          slice: firstText(score, ['name'], ['scorer']),
          n:
            numberOf(member(score, 'scored_samples')) ??
            numberOf(member(log, 'results', 'completed_samples')),
          standard_error: numberOf(member(score, 'metrics', 'stderr', 'value')),
        },
        ['results', 'scores', String(index), 'metrics', name],
      )
    }
  }
  const [total, completed] = ['total_samples', 'completed_samples'].map((key) =>
    numberOf(member(log, 'results', key)),
  )
  const state = STATES.get(member(log, 'status')) ?? 'unknown'
  return {
    kind: null,
    tool: { name: 'inspect', version: firstText(log, ['eval', 'packages', 'inspect_ai']) },
    subject: { name: firstText(log, ['eval', 'model']), revision: null, sha256: null },
    date: momentOf(member(log, 'stats', 'completed_at')) ?? momentOf(member(log, 'eval', 'created')),
    state: state === 'complete' && (completed ?? 0) < (total ?? 0) ? 'partial' : state,
    results,
    places: {
      subject: ['eval', 'model'],
      tool: ['eval', 'packages'],
      date: ['stats', 'completed_at'],
      state: ['status'],
    },
  }
}
