import { isMapping } from '../data.ts'
import { type FieldCheck, flag, library, mappings, oneOf, repoId, text, texts } from './checks.ts'
import { emissions, gatedFields, licenseLink, licenses } from './composites.ts'
import { language } from './languages.ts'
import { modelIndex } from './model-index.ts'

/** The fields that are checked, in the order of the messages. Any other field is the author's own. */
export type FieldTable = readonly (readonly [key: string, check: FieldCheck])[]

const GATING: FieldTable = [
  ['extra_gated_heading', text()],
  ['extra_gated_prompt', text()],
  ['extra_gated_description', text()],
  ['extra_gated_button_content', text()],
  ['extra_gated_eu_disallowed', flag],
]

const LICENSE: FieldTable = [
  ['license', licenses],
  ['license_name', text()],
  ['license_link', text(licenseLink)],
]

export const MODEL_FIELDS: FieldTable = [
  ['language', texts(language)],
  ...LICENSE,
  ['library_name', text(library)],
  ['tags', texts()],
  ['datasets', texts(repoId('dataset'))],
  ['buckets', texts()],
  ['metrics', texts()],
  ['base_model', texts(repoId('model'))],
  ['base_model_relation', text(oneOf('base_model_relations', 'warn', 'relations'))],
  ['new_version', text(repoId('model'))],
  ['pipeline_tag', text(oneOf('pipeline_tags', 'warn', 'tasks'))],
  ['thumbnail', text()],
  ['co2_eq_emissions', emissions],
  ['widget', mappings(() => undefined)],
  ['model-index', modelIndex],
  ...GATING,
  ['extra_gated_fields', gatedFields],
]

export const DATASET_FIELDS: FieldTable = [
  ['language', texts(language)],
  ...LICENSE,
  ['license_details', text()],
  ['tags', texts()],
  ['annotations_creators', texts(oneOf('annotations_creators', 'warn', 'values'))],
  ['language_creators', texts(oneOf('language_creators', 'warn', 'values'))],
  ['multilinguality', texts(oneOf('multilinguality', 'warn', 'values'))],
  ['pretty_name', text()],
  ['size_categories', texts(oneOf('size_categories', 'warn', 'values'))],
  ['source_datasets', texts()],
  ['task_categories', texts(oneOf('task_categories', 'warn', 'tasks'))],
  ['task_ids', texts(oneOf('task_ids', 'warn', 'subtasks'))],
  ['configs', configs()],
  ['dataset_info', datasetInfo],
  ['train-eval-index', mappings(() => undefined)],
  ...GATING,
  ['extra_gated_fields', datasetGatedFields],
]

/** A list of configurations; in the Hub's first years it was one of their names. */
function configs(): FieldCheck {
  const described = mappings((config, at, findings) => {
    if (typeof config.config_name !== 'string')
      findings.error([...at, 'config_name'], 'is missing or no text')
  })
  return (value, at, findings, root) => {
    const isNames = Array.isArray(value) && value.every((each) => typeof each === 'string')
    if (!isNames) described(value, at, findings, root)
  }
}

function datasetInfo(...[value, at, findings, root]: Parameters<FieldCheck>): void {
  if (!isMapping(value)) mappings(() => undefined)(value, at, findings, root)
}

/** The datasets' documentation has a list of mappings beside the one mapping. */
function datasetGatedFields(...[value, at, findings, root]: Parameters<FieldCheck>): void {
  if (!Array.isArray(value)) {
    gatedFields(value, at, findings, root)
    return
  }
  for (const [index, each] of value.entries()) gatedFields(each, [...at, String(index)], findings, root)
}
