import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { Evaluation } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'
import { isPlaceholder } from '../markdown/placeholder.ts'

/**
 * `model-index` of a card: one evaluation per metric of each result, and one without a metric for a result that has none.
 * Its form: https://huggingface.co/docs/hub/model-cards#evaluation-results.
 */
export function cardEvaluations(fields: Fields): Evaluation[] {
  const evaluations: Evaluation[] = []
  for (const model of fields.mappings(['model-index'])) {
    for (const result of fields.mappings([...model, 'results'])) {
      const metrics = fields.mappings([...result, 'metrics'])
      for (const metric of metrics.length === 0 ? [null] : metrics) {
        evaluations.push(evaluation(fields, result, metric, ['evaluations', String(evaluations.length)]))
      }
    }
  }
  return evaluations
}

function evaluation(fields: Fields, result: Pointer, metric: Pointer | null, into: Pointer): Evaluation {
  fields.origins.set(formatPointer(into), metric ?? result)
  const dataset = [...result, 'dataset']
  if (isMapping(fields.get(dataset))) fields.origins.set(formatPointer([...into, 'dataset']), dataset)
  const text = (at: Pointer, ...name: string[]) => fields.text(at, [...into, ...name])
  return {
    task: text([...result, 'task', 'type'], 'task') ?? text([...result, 'task', 'name'], 'task'),
    dataset: {
      id: text([...dataset, 'type'], 'dataset', 'id'),
      name: text([...dataset, 'name'], 'dataset', 'name'),
      config: text([...dataset, 'config'], 'dataset', 'config'),
      split: text([...dataset, 'split'], 'dataset', 'split'),
      revision: text([...dataset, 'revision'], 'dataset', 'revision'),
    },
    metric:
      metric === null ? null : (text([...metric, 'type'], 'metric') ?? text([...metric, 'name'], 'metric')),
    value: metric === null ? null : metricValue(fields, [...metric, 'value'], [...into, 'value']),
  }
}

/** Numbers as they are; texts such as "20.0 ± 1.2" too; a mapping of several values as JSON. */
function metricValue(fields: Fields, at: Pointer, into: Pointer): number | string | null {
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
