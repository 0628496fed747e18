import type { ComponentModelCard, Evaluation } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { UNSTATED_CARD } from '../unstated.ts'
import { type Kept, keep, valuesOf } from '../values.ts'

/** Names of what a BOM holds, by `bom-ref`. */
export type Names = ReadonlyMap<string, string>

/** The `modelCard` of a component; null if it has none. */
export function readModelCard(component: unknown, names: Names): ComponentModelCard | null {
  const card = member(component, 'modelCard')
  if (!isMapping(card)) return null
  const considerations = member(card, 'considerations')
  return {
    ...UNSTATED_CARD,
    task: tellingText(member(card, 'modelParameters', 'task')),
    datasets: valuesOf(cardDatasets(card, names)),
    evaluations: valuesOf(cardEvaluations(card)),
    use_cases: valuesOf(keep(listOf(member(considerations, 'useCases')), tellingText)),
    technical_limitations: valuesOf(
      keep(listOf(member(considerations, 'technicalLimitations')), tellingText),
    ),
    ethical_considerations: valuesOf(
      keep(listOf(member(considerations, 'ethicalConsiderations')), (risk) =>
        tellingText(member(risk, 'name')),
      ),
    ),
  }
}

/** A dataset is described on the spot, or refers to a component or to data of one. */
export function cardDatasets(card: unknown, names: Names): Kept<{ id: string }>[] {
  return keep(listOf(member(card, 'modelParameters', 'datasets')), (dataset) => {
    const ref = textOf(member(dataset, 'ref'))
    const id =
      ref === null
        ? (tellingText(member(dataset, 'name')) ?? tellingText(member(dataset, 'contents', 'url')))
        : (names.get(ref) ?? names.get(bomLinkElement(ref)) ?? ref)
    return id === null ? null : { id }
  })
}

/** The element that a BOM-Link names: `urn:cdx:<serial>/<version>#<bom-ref>`. */
function bomLinkElement(ref: string): string {
  const hash = ref.indexOf('#')
  if (!ref.startsWith('urn:cdx:') || hash < 0) return ref
  try {
    return decodeURIComponent(ref.slice(hash + 1))
  } catch {
    return ref.slice(hash + 1)
  }
}

/** CycloneDX says of a metric on which slice it was taken, and of no dataset; the slice is given as the split. */
export function cardEvaluations(card: unknown): Kept<Evaluation>[] {
  const task = tellingText(member(card, 'modelParameters', 'task'))
  return keep(listOf(member(card, 'quantitativeAnalysis', 'performanceMetrics')), (metric) => {
    const type = tellingText(member(metric, 'type'))
    const value = metricValue(member(metric, 'value'))
    if (type === null && value === null) return null
    const split = tellingText(member(metric, 'slice'))
    return {
      task,
      dataset: { id: null, name: null, config: null, split, revision: null },
      metric: type,
      value,
    }
  })
}

function metricValue(value: unknown): number | string | null {
  if (typeof value === 'number') return value
  const text = tellingText(value)
  return text !== null && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text
}
