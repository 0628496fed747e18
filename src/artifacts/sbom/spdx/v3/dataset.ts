import type { ComponentData } from '../../../../facts/types.ts'
import { member } from '../../../data.ts'
import { tellingText } from '../../../placeholder-value.ts'
import { UNSTATED_DATA } from '../../unstated.ts'
import type { Places } from '../places.ts'
import { type Node, textsOf } from './graph.ts'
import { presence } from './presence.ts'

/** Fields of a dataset's description and the properties of the Dataset profile (SPDX 3.0.1) that state them. */
const PROPERTIES = {
  classification: 'dataset_confidentialityLevel',
  description: 'description',
  contents_url: 'software_downloadLocation',
  types: 'dataset_datasetType',
  intended_use: 'dataset_intendedUse',
  collection: 'dataset_dataCollectionProcess',
  known_biases: 'dataset_knownBias',
  preprocessing: 'dataset_dataPreprocessing',
  anonymization: 'dataset_anonymizationMethodUsed',
  size: 'dataset_datasetSize',
  sensitive_personal_data: 'dataset_hasSensitivePersonalInformation',
} as const

/** What a DatasetPackage says of its data. */
export function readData({ value }: Node, places: Places): ComponentData {
  for (const [field, property] of Object.entries(PROPERTIES)) places.note([field], [property])
  const text = (field: keyof typeof PROPERTIES) => tellingText(member(value, PROPERTIES[field]))
  const texts = (field: keyof typeof PROPERTIES) =>
    textsOf(member(value, PROPERTIES[field])).flatMap((each) => tellingText(each) ?? [])
  const size = member(value, PROPERTIES.size)
  return {
    ...UNSTATED_DATA,
    classification: text('classification'),
    description: text('description') ?? tellingText(member(value, 'summary')),
    contents_url: text('contents_url'),
    types: texts('types'),
    intended_use: text('intended_use'),
    collection: text('collection'),
    known_biases: texts('known_biases'),
    preprocessing: texts('preprocessing'),
    anonymization: texts('anonymization'),
    size: typeof size === 'number' ? size : null,
    sensitive_personal_data: presence(member(value, PROPERTIES.sensitive_personal_data)),
  }
}
