import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { CardEvaluation } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'
import { emptyEvaluation } from '../model-card/evaluations.ts'

/**
 * `quantitative_analysis.performance_metrics`. Values are numbers or texts of numbers. The form names no dataset for a
 * metric: where the card has one dataset for evaluation, that is the one.
 */
export function toolkitEvaluations(fields: Fields, statedIn: string): CardEvaluation[] {
  const evaluations: CardEvaluation[] = []
  const evaluated = fields.text(['model_parameters', 'data', 'eval', 'name'], null)
  for (const metric of fields.mappings(['quantitative_analysis', 'performance_metrics'])) {
    const into = ['evaluations', String(evaluations.length)]
    fields.origins.set(formatPointer(into), metric)
    const interval = [...metric, 'confidence_interval']
    const number = (at: Pointer, ...name: string[]) => numberOf(fields, at, [...into, ...name])
    const text = (key: string, name: string) => fields.text([...metric, key], [...into, name])
    const blank = emptyEvaluation(statedIn)
    const type = text('type', 'metric')
    const value = number([...metric, 'value'], 'value') ?? text('value', 'value')
    if (type === null && value === null) continue
    evaluations.push({
      ...blank,
      dataset: { ...blank.dataset, name: evaluated },
      metric: type,
      value,
      slice: text('slice', 'slice'),
      threshold: number([...metric, 'threshold'], 'threshold'),
      confidence_interval: isMapping(fields.get(interval))
        ? {
            lower: number([...interval, 'lower_bound'], 'confidence_interval', 'lower'),
            upper: number([...interval, 'upper_bound'], 'confidence_interval', 'upper'),
          }
        : null,
    })
  }
  return evaluations
}

function numberOf(fields: Fields, at: Pointer, into: Pointer): number | null {
  const value = fields.get(at)
  const number = typeof value === 'string' && /^\s*[+-]?[\d.]/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isFinite(number)) return null
  fields.origins.set(formatPointer(into), at)
  return number
}
