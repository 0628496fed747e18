import type { License } from '../../facts/types.ts'
import { resolveLicense } from '../../licenses/resolve.ts'
import type { Fields } from '../markdown/fields.ts'

/** A text longer than this is a license itself, and no name of one. */
const NAME_LIMIT = 100

/** `licenses` with identifiers or texts; in version 0.0.1 the text `license`. Many cards write an id as `custom_text`. */
export function toolkitLicense(fields: Fields): License | null {
  const ids: string[] = []
  const names: string[] = []
  const take = (text: string | null) => {
    if (text === null) return
    const name = (text.split('\n').find((line) => line.trim() !== '') ?? '').trim().slice(0, NAME_LIMIT)
    if (text.trim() === name && resolveLicense([name]).spdx !== null) ids.push(name)
    else names.push(name)
  }
  const first = ['license']
  const details = 'model_details'
  take(fields.text([details, 'license'], first))
  for (const license of fields.mappings([details, 'licenses'])) {
    const id = fields.text([...license, 'identifier'], first)
    if (id !== null) ids.push(id)
    take(fields.text([...license, 'custom_text'], first))
  }
  if (ids.length === 0 && names.length === 0) return null
  return resolveLicense(ids, { name: names.length === 0 ? null : names.join(', ') })
}
