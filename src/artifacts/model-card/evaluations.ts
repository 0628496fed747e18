import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { CardEvaluation } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'
import { isPlaceholder } from '../markdown/placeholder.ts'

/** Arguments longer than this are cut: they are a note, and no place for data. */
const ARGUMENTS_LIMIT = 1000

/**
 * `model-index` of a card: one evaluation per metric of each result, and one without a metric for a result that has none.
 * Its form: https://huggingface.co/docs/hub/model-cards#evaluation-results.
 */
export function cardEvaluations(fields: Fields, statedIn: string): CardEvaluation[] {
  const evaluations: CardEvaluation[] = []
  for (const model of fields.mappings(['model-index'])) {
    for (const result of fields.mappings([...model, 'results'])) {
      const metrics = fields.mappings([...result, 'metrics'])
      for (const metric of metrics.length === 0 ? [null] : metrics) {
        evaluations.push(ofMetric(fields, { statedIn, result, metric, number: evaluations.length }))
      }
    }
  }
  return evaluations
}

/** An evaluation that says nothing yet: what each format fills. */
export function emptyEvaluation(statedIn: string): CardEvaluation {
  return {
    task: null,
    dataset: { id: null, name: null, config: null, split: null, revision: null },
    metric: null,
    value: null,
    stated_in: statedIn,
    task_name: null,
    metric_name: null,
    metric_config: null,
    dataset_args: null,
    metric_args: null,
    slice: null,
    confidence_interval: null,
    threshold: null,
    verified: null,
    verify_token: null,
    source: null,
    date: null,
    notes: null,
  }
}

interface Stated {
  readonly statedIn: string
  readonly result: Pointer
  readonly metric: Pointer | null
  /** Its place in the list. */
  readonly number: number
}

function ofMetric(fields: Fields, { statedIn, result, metric, number }: Stated): CardEvaluation {
  const into = ['evaluations', String(number)]
  fields.origins.set(formatPointer(into), metric ?? result)
  const dataset = [...result, 'dataset']
  const source = [...result, 'source']
  if (isMapping(fields.get(dataset))) fields.origins.set(formatPointer([...into, 'dataset']), dataset)
  if (isMapping(fields.get(source))) fields.origins.set(formatPointer([...into, 'source']), source)
  const text = (at: Pointer, ...name: string[]) => fields.text(at, [...into, ...name])
  const taskName = text([...result, 'task', 'name'], 'task_name')
  const metricName = metric === null ? null : text([...metric, 'name'], 'metric_name')
  return {
    ...emptyEvaluation(statedIn),
    task: text([...result, 'task', 'type'], 'task') ?? text([...result, 'task', 'name'], 'task'),
    task_name: taskName,
    dataset: {
      id: text([...dataset, 'type'], 'dataset', 'id'),
      name: text([...dataset, 'name'], 'dataset', 'name'),
      config: text([...dataset, 'config'], 'dataset', 'config'),
      split: text([...dataset, 'split'], 'dataset', 'split'),
      revision: text([...dataset, 'revision'], 'dataset', 'revision'),
    },
    dataset_args: argumentsText(fields, [...dataset, 'args'], [...into, 'dataset_args']),
    source: isMapping(fields.get(source))
      ? {
          name: text([...source, 'name'], 'source', 'name'),
          url: text([...source, 'url'], 'source', 'url'),
          user: null,
        }
      : null,
    ...(metric === null
      ? {}
      : {
          metric: text([...metric, 'type'], 'metric') ?? text([...metric, 'name'], 'metric'),
          metric_name: metricName,
          metric_config: text([...metric, 'config'], 'metric_config'),
          metric_args: argumentsText(fields, [...metric, 'args'], [...into, 'metric_args']),
          value: metricValue(fields, [...metric, 'value'], [...into, 'value']),
          verified: fields.flag([...metric, 'verified'], [...into, 'verified']),
          verify_token: text([...metric, 'verifyToken'], 'verify_token'),
        }),
  }
}

/** Numbers as they are; texts such as "20.0 ± 1.2" too; a mapping of several values as JSON. */
export function metricValue(fields: Fields, at: Pointer, into: Pointer): number | string | null {
  const value = fields.get(at)
  if (value === undefined || value === null) return null
  fields.origins.set(formatPointer(into), at)
  if (typeof value === 'number') return value
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value)
  if (text === '') return null
  if (!isPlaceholder(text)) return text
  fields.notePlaceholder(into)
  return null
}

/** A mapping or list of arguments as JSON; in the Hub's first years a text was the dataset's configuration. */
function argumentsText(fields: Fields, at: Pointer, into: Pointer): string | null {
  const value = fields.get(at)
  if (value === undefined || value === null) return null
  fields.origins.set(formatPointer(into), at)
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value)
  return text === '' ? null : text.slice(0, ARGUMENTS_LIMIT)
}
