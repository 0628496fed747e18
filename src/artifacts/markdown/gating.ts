import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { Gating } from '../../facts/types.ts'
import { isMapping } from '../data.ts'
import type { Fields } from './fields.ts'

/** More fields than any form has. */
const FIELDS_LIMIT = 100

/** `extra_gated_*`: https://huggingface.co/docs/hub/models-gated. Null where the card says nothing of it. */
export function cardGating(fields: Fields): Gating | null {
  const text = (key: string, name: string) => fields.text([`extra_gated_${key}`], ['gating', name])
  const gating: Gating = {
    heading: text('heading', 'heading'),
    prompt: text('prompt', 'prompt'),
    description: text('description', 'description'),
    fields: gatedFields(fields),
    eu_disallowed: fields.flag(['extra_gated_eu_disallowed'], ['gating', 'eu_disallowed']),
  }
  const [first] = [...fields.origins].filter(([into]) => into.startsWith('/gating/'))
  if (first === undefined) return null
  fields.origins.set('/gating', first[1])
  return gating
}

/** A mapping of names to types; the datasets' documentation has a list of such mappings. */
function gatedFields(fields: Fields): Gating['fields'] {
  const at = ['extra_gated_fields']
  const value = fields.get(at)
  const holders = Array.isArray(value) ? fields.mappings(at) : isMapping(value) ? [at] : []
  const names = holders.flatMap((holder) => {
    const mapping = fields.get(holder)
    return isMapping(mapping) ? Object.keys(mapping).map((name) => [...holder, name]) : []
  })
  return names.slice(0, FIELDS_LIMIT).map((field, index) => {
    fields.origins.set(formatPointer(['gating', 'fields', String(index)]), field)
    return { name: field.at(-1) ?? '', type: typeOf(fields, field) }
  })
}

/** `text`, or a mapping with `type: select` and options. */
function typeOf(fields: Fields, at: Pointer): string {
  const value = fields.get(at)
  const type = isMapping(value) ? fields.get([...at, 'type']) : value
  return typeof type === 'string' ? type : 'unknown'
}
