import type { Pointer } from '../../../documents/place.ts'
import type { ComponentModelCard, EnergyUse, Evaluation, FairnessAssessment } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { tellingText } from '../../placeholder-value.ts'
import { UNSTATED_CARD } from '../unstated.ts'
import { type Kept, keep, sourceIndex, valuesOf } from '../values.ts'
import { propertiesOf, propertyPointer } from './properties.ts'

/** Names of what a BOM holds, by `bom-ref`. */
export type Names = ReadonlyMap<string, string>

/** The `modelCard` of a component; null if it has none. */
export function readModelCard(component: unknown, names: Names): ComponentModelCard | null {
  const card = member(component, 'modelCard')
  if (!isMapping(card)) return null
  const considerations = member(card, 'considerations')
  const texts = (key: string) => valuesOf(keep(listOf(member(considerations, key)), tellingText))
  const parameters = member(card, 'modelParameters')
  return {
    ...UNSTATED_CARD,
    task: tellingText(member(parameters, 'task')),
    model_types: [tellingText(member(parameters, 'approach', 'type'))].flatMap((type) => type ?? []),
    architecture_family: tellingText(member(parameters, 'architectureFamily')),
    architecture: tellingText(member(parameters, 'modelArchitecture')),
    inputs: formatsOf(member(parameters, 'inputs')),
    outputs: formatsOf(member(parameters, 'outputs')),
    datasets: valuesOf(cardDatasets(card, names)),
    evaluations: valuesOf(cardEvaluations(card)),
    users: texts('users'),
    use_cases: texts('useCases'),
    technical_limitations: texts('technicalLimitations'),
    performance_tradeoffs: texts('performanceTradeoffs'),
    ethical_considerations: valuesOf(ethicalConsiderations(considerations)),
    fairness_assessments: valuesOf(fairnessAssessments(considerations)),
    energy: valuesOf(energyUses(considerations)),
    properties: valuesOf(propertiesOf(card)),
  }
}

function formatsOf(list: unknown): string[] {
  return listOf(list).flatMap((entry) => tellingText(member(entry, 'format')) ?? [])
}

function ethicalConsiderations(
  considerations: unknown,
): Kept<ComponentModelCard['ethical_considerations'][number]>[] {
  return keep(listOf(member(considerations, 'ethicalConsiderations')), (risk) => {
    const name = tellingText(member(risk, 'name'))
    return name === null ? null : { name, mitigation: tellingText(member(risk, 'mitigationStrategy')) }
  })
}

function fairnessAssessments(considerations: unknown): Kept<FairnessAssessment>[] {
  return keep(listOf(member(considerations, 'fairnessAssessments')), (entry) => {
    const assessment = {
      group_at_risk: tellingText(member(entry, 'groupAtRisk')),
      benefits: tellingText(member(entry, 'benefits')),
      harms: tellingText(member(entry, 'harms')),
      mitigation: tellingText(member(entry, 'mitigationStrategy')),
    }
    return Object.values(assessment).some((text) => text !== null) ? assessment : null
  })
}

/** Since CycloneDX 1.6. */
function energyUses(considerations: unknown): Kept<EnergyUse>[] {
  const list = listOf(member(considerations, 'environmentalConsiderations', 'energyConsumptions'))
  return keep(list, (entry) => {
    const quantity = member(entry, 'activityEnergyCost', 'value')
    if (typeof quantity !== 'number') return null
    return {
      activity: textOf(member(entry, 'activity')) ?? 'other',
      quantity,
      unit: textOf(member(entry, 'activityEnergyCost', 'unit')) ?? 'kWh',
    }
  })
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
function cardEvaluations(card: unknown): Kept<Evaluation>[] {
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

/** Where a field of the record's model card stands in the file's. */
export function cardPointer(card: unknown, [field, ...rest]: Pointer): Pointer {
  const considerations = member(card, 'considerations')
  const considerationOf = (
    key: string | readonly string[],
    list: (considerations: unknown) => readonly Kept<unknown>[],
  ): Pointer => ['considerations', ...[key].flat(), ...sourceIndex(list(considerations), rest)]
  const consideration = (key: string): Pointer =>
    considerationOf(key, (holder) => keep(listOf(member(holder, key)), tellingText))
  switch (field) {
    case 'task':
      return ['modelParameters', 'task']
    case 'evaluations': {
      const index = sourceIndex(cardEvaluations(card), rest)
      return ['quantitativeAnalysis', 'performanceMetrics', ...index, ...metricField(rest[1])]
    }
    case 'use_cases':
      return consideration('useCases')
    case 'technical_limitations':
      return consideration('technicalLimitations')
    case 'users':
      return consideration('users')
    case 'performance_tradeoffs':
      return consideration('performanceTradeoffs')
    case 'ethical_considerations':
      return considerationOf('ethicalConsiderations', ethicalConsiderations)
    case 'fairness_assessments':
      return considerationOf('fairnessAssessments', fairnessAssessments)
    case 'energy':
      return considerationOf(['environmentalConsiderations', 'energyConsumptions'], energyUses)
    case 'model_types':
      return ['modelParameters', 'approach', 'type']
    case 'architecture_family':
      return ['modelParameters', 'architectureFamily']
    case 'architecture':
      return ['modelParameters', 'modelArchitecture']
    case 'inputs':
    case 'outputs':
      return ['modelParameters', field]
    case 'properties':
      return propertyPointer(card, rest)
    default:
      return []
  }
}

function metricField(field: string | undefined): Pointer {
  if (field === 'metric') return ['type']
  if (field === 'value') return ['value']
  return field === 'dataset' ? ['slice'] : []
}
