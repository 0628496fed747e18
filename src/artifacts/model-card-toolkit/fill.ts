import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { ModelCard, Section, SectionName } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'
import { isPlaceholder } from '../markdown/placeholder.ts'
import { sectionFacts } from '../model-card/empty.ts'
import { toolkitEvaluations } from './evaluations.ts'
import { toolkitLicense } from './license.ts'

const DETAILS = 'model_details'
const PARAMETERS = 'model_parameters'
const CONSIDERATIONS = 'considerations'

/** What stands for each section of a card in prose; the first is where it is shown. */
const SECTIONS: Partial<Record<SectionName, readonly Pointer[]>> = {
  description: [
    [DETAILS, 'overview'],
    [DETAILS, 'documentation'],
  ],
  intended_use: [
    [CONSIDERATIONS, 'use_cases'],
    [CONSIDERATIONS, 'users'],
  ],
  limitations: [
    [CONSIDERATIONS, 'limitations'],
    [CONSIDERATIONS, 'tradeoffs'],
  ],
  training_data: [[PARAMETERS, 'data']],
  evaluation: [['quantitative_analysis', 'performance_metrics']],
  technical_specifications: [
    [PARAMETERS, 'model_architecture'],
    [PARAMETERS, 'input_format'],
    [PARAMETERS, 'output_format'],
  ],
  citation: [
    [DETAILS, 'citations'],
    [DETAILS, 'citation'],
  ],
  authors: [[DETAILS, 'owners']],
}

/** The facts of a card, in both forms: of version 0.0.1, where lists hold texts, and of 0.0.2, where they hold objects. */
export function fillCard(fields: Fields, path: string): Partial<ModelCard> {
  const considered = (key: string, into: string) =>
    statements(fields, [CONSIDERATIONS, key], 'description', into)
  const data = dataPointers(fields)
  return {
    name: fields.text([DETAILS, 'name'], ['name']),
    version: fields.text([DETAILS, 'version', 'name'], ['version']),
    owners: statements(fields, [DETAILS, 'owners'], 'name', 'owners'),
    license: toolkitLicense(fields),
    datasets: datasetsOf(fields, data),
    evaluations: toolkitEvaluations(fields, path),
    users: considered('users', 'users'),
    use_cases: considered('use_cases', 'use_cases'),
    technical_limitations: considered('limitations', 'technical_limitations'),
    tradeoffs: considered('tradeoffs', 'tradeoffs'),
    ethical_considerations: ethicalConsiderations(fields),
    sensitive_data: sensitiveData(fields, data),
    sections: sectionFacts((name) => sectionOf(fields, name)),
    placeholders: fields.placeholders,
  }
}

/** Texts of a list; of objects the one behind `key`. */
function statements(fields: Fields, at: Pointer, key: string, into: string): string[] {
  const found: string[] = []
  for (const each of fields.elements(at)) {
    const place = isMapping(fields.get(each)) ? [...each, key] : each
    const text = fields.text(place, [into, String(found.length)])
    if (text !== null) found.push(text)
  }
  return found
}

/** A list of datasets; in version 0.0.1 one for training and one for evaluation. */
function dataPointers(fields: Fields): Pointer[] {
  const at = [PARAMETERS, 'data']
  if (!isMapping(fields.get(at))) return fields.mappings(at)
  return ['train', 'eval'].map((part) => [...at, part]).filter((part) => isMapping(fields.get(part)))
}

function datasetsOf(fields: Fields, data: readonly Pointer[]): { id: string }[] {
  const found: { id: string }[] = []
  for (const dataset of data) {
    const into = ['datasets', String(found.length), 'id']
    const id = fields.text([...dataset, 'name'], into) ?? fields.text([...dataset, 'link'], into)
    if (id === null) continue
    fields.origins.set(formatPointer(into.slice(0, 2)), dataset)
    found.push({ id })
  }
  return found
}

/** A list of kinds; in version 0.0.1 only whether there is any. */
function sensitiveData(fields: Fields, data: readonly Pointer[]): string[] {
  const found: string[] = []
  for (const dataset of data) {
    const into = () => ['sensitive_data', String(found.length)]
    const at = [...dataset, 'sensitive']
    if (fields.get(at) === true) {
      fields.origins.set(formatPointer(into()), at)
      found.push('unspecified')
    }
    if (!isMapping(fields.get(at))) continue
    for (const kind of fields.elements([...at, 'sensitive_data'])) {
      const text = fields.text(kind, into())
      if (text !== null) found.push(text)
    }
  }
  return found
}

function ethicalConsiderations(fields: Fields): ModelCard['ethical_considerations'] {
  const found: ModelCard['ethical_considerations'] = []
  for (const risk of fields.mappings([CONSIDERATIONS, 'ethical_considerations'])) {
    const into = ['ethical_considerations', String(found.length)]
    const name = fields.text([...risk, 'name'], [...into, 'name'])
    if (name === null) continue
    fields.origins.set(formatPointer(into), risk)
    found.push({ name, mitigation: fields.text([...risk, 'mitigation_strategy'], [...into, 'mitigation']) })
  }
  return found
}

function sectionOf(fields: Fields, name: SectionName): Section {
  const texts: string[] = []
  for (const at of SECTIONS[name] ?? []) {
    const value = fields.get(at)
    if (value === undefined) continue
    const origin = formatPointer(['sections', name])
    if (!fields.origins.has(origin)) fields.origins.set(origin, at)
    texts.push(...textsIn(value))
  }
  const present = texts.some((text) => !isPlaceholder(text))
  return { text_present: present, placeholder: !present && texts.length > 0 }
}

/** Texts that are not empty, graphics left out. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value === 'number') return [String(value)]
  if (depth > 4) return []
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, depth + 1))
  if (!isMapping(value)) return []
  return Object.entries(value).flatMap(([key, each]) => (key === 'graphics' ? [] : textsIn(each, depth + 1)))
}
