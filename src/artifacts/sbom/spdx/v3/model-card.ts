import type { ComponentModelCard, EnergyUse, Evaluation, NamedValue } from '../../../../facts/types.ts'
import { listOf, member, textOf } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import { UNSTATED_CARD } from '../../unstated.ts'
import { keep } from '../../values.ts'
import type { Places } from '../places.ts'
import { type Node, textsOf } from './graph.ts'
import { presence } from './presence.ts'

/** Data that a model is related to, by name. */
export interface ModelData {
  /** All of it: what it was trained and tested on, and what it uses. */
  readonly all: readonly { readonly id: string; readonly relationship: Node }[]
  readonly testedOn: readonly string[]
}

const SAFETY_RISKS = ['serious', 'high', 'medium', 'low'] as const

/**
 * What the AI profile (SPDX 3.0.1) says of a model is its card. A package that has no property of the profile and no
 * data has none.
 */
export function readModelCard({ value }: Node, data: ModelData, places: Places): ComponentModelCard | null {
  if (data.all.length === 0 && !Object.keys(value).some((key) => key.startsWith('ai_'))) return null
  const text = (field: string, property: string) => {
    places.note([field], [property])
    return tellingText(member(value, property))
  }
  const texts = (field: string, property: string) => {
    places.note([field], [property])
    return textsOf(member(value, property)).flatMap((each) => tellingText(each) ?? [])
  }
  const flag = (field: string, property: string) => {
    places.note([field], [property])
    return presence(member(value, property))
  }
  const domains = texts('domains', 'ai_domain')
  const task = domains[0] ?? null
  places.note(['task'], ['ai_domain'])
  const risk = member(value, 'ai_safetyRiskAssessment')
  places.note(['safety_risk'], ['ai_safetyRiskAssessment'])
  for (const [index, { relationship }] of data.all.entries()) {
    places.elsewhere(relationship.pointer).note(['datasets', String(index)], ['to'])
  }
  return {
    ...UNSTATED_CARD,
    task,
    datasets: data.all.map(({ id }) => ({ id })),
    evaluations: readMetrics(value, task, data.testedOn, places),
    use_cases: texts('use_cases', 'ai_informationAboutApplication'),
    technical_limitations: texts('technical_limitations', 'ai_limitation'),
    domains,
    model_types: texts('model_types', 'ai_typeOfModel'),
    training: text('training', 'ai_informationAboutTraining'),
    hyperparameters: readEntries(value, 'ai_hyperparameter', 'hyperparameters', places),
    decision_thresholds: readEntries(value, 'ai_metricDecisionThreshold', 'decision_thresholds', places),
    preprocessing: texts('preprocessing', 'ai_modelDataPreprocessing'),
    explainability: texts('explainability', 'ai_modelExplainability'),
    standards: texts('standards', 'ai_standardCompliance'),
    safety_risk: SAFETY_RISKS.find((known) => known === risk) ?? null,
    autonomous: flag('autonomous', 'ai_autonomyType'),
    energy: readEnergy(value, places),
    sensitive_personal_data: flag('sensitive_personal_data', 'ai_useSensitivePersonalInformation'),
  }
}

function readEntries(value: unknown, property: string, field: string, places: Places): NamedValue[] {
  const kept = keep(listOf(member(value, property)), (entry) => {
    const name = tellingText(member(entry, 'key'))
    return name === null ? null : { name, value: tellingText(member(entry, 'value')) }
  })
  places.noteList([field], [property], kept)
  return kept.map(({ value: entry }) => entry)
}

const ENERGY = [
  ['training', 'ai_trainingEnergyConsumption'],
  ['fine-tuning', 'ai_finetuningEnergyConsumption'],
  ['inference', 'ai_inferenceEnergyConsumption'],
] as const

const ENERGY_UNITS: ReadonlyMap<string, string> = new Map([
  ['kilowattHour', 'kWh'],
  ['megajoule', 'MJ'],
])

/** Quantities are numbers, which the schema has as text as well. */
function readEnergy(value: unknown, places: Places): EnergyUse[] {
  places.note(['energy'], ['ai_energyConsumption'])
  return ENERGY.flatMap(([activity, property]) =>
    listOf(member(value, 'ai_energyConsumption', property)).flatMap((use) => {
      const stated = member(use, 'ai_energyQuantity')
      const quantity = typeof stated === 'number' ? stated : Number.parseFloat(textOf(stated) ?? '')
      const unit = textOf(member(use, 'ai_energyUnit')) ?? 'other'
      return Number.isFinite(quantity) ? { activity, quantity, unit: ENERGY_UNITS.get(unit) ?? unit } : []
    }),
  )
}

/** SPDX says of a metric on no dataset it was taken; where the model was tested on one only, it is that one. */
function readMetrics(
  value: unknown,
  task: string | null,
  testedOn: readonly string[],
  places: Places,
): Evaluation[] {
  const id = testedOn.length === 1 ? (testedOn[0] ?? null) : null
  const kept = keep(listOf(member(value, 'ai_metric')), (entry) => {
    const metric = tellingText(member(entry, 'key'))
    const stated = textOf(member(entry, 'value'))?.trim() ?? null
    if (metric === null && stated === null) return null
    return { metric, value: metricValue(stated) }
  })
  places.noteList(['evaluations'], ['ai_metric'], kept)
  const dataset = { id, name: null, config: null, split: null, revision: null }
  return kept.map(({ value: entry }) => ({ task, dataset, ...entry }))
}

function metricValue(text: string | null): number | string | null {
  if (text === null) return null
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text
}
