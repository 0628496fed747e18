import { formatPointer } from '../../documents/pointer.ts'
import type { Emissions } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from '../markdown/fields.ts'

const KEY = 'co2_eq_emissions'

/** `co2_eq_emissions`, a number of grams or a mapping: https://huggingface.co/docs/hub/model-cards-co2. */
export function cardEmissions(fields: Fields): Emissions | null {
  const value = fields.get([KEY])
  if (value === undefined || value === null) return null
  fields.origins.set(formatPointer(['emissions']), [KEY])
  if (!isMapping(value)) {
    return { ...NOTHING, grams: fields.number([KEY], ['emissions', 'grams']) }
  }
  const text = (key: string, name: string) => fields.text([KEY, key], ['emissions', name])
  return {
    grams: fields.number([KEY, 'emissions'], ['emissions', 'grams']),
    source: text('source', 'source'),
    training_type: text('training_type', 'training_type'),
    location: text('geographical_location', 'location'),
    hardware: text('hardware_used', 'hardware'),
  }
}

const NOTHING: Emissions = {
  grams: null,
  source: null,
  training_type: null,
  location: null,
  hardware: null,
}
