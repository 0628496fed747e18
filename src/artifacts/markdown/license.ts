import type { License } from '../../facts/types.ts'
import { resolveLicense } from '../../licenses/resolve.ts'
import type { Source } from '../reader.ts'
import type { Fields } from './fields.ts'

/** `license`, `license_name` and `license_link` of a card; null if it says nothing of them. */
export function cardLicense(fields: Fields, source: Source): License | null {
  const key = fields.get(['license']) === undefined ? 'licenses' : 'license'
  const ids = fields.list([key], ['license'])
  const name = fields.text(['license_name'], ['license', 'name'])
  const link = fields.text(['license_link'], ['license', 'link'])
  const first = [key, 'license_name', 'license_link'].find((each) => fields.get([each]) !== undefined)
  if (first !== undefined) fields.origins.set('/license', [first])
  if (ids.length === 0 && name === null && link === null) return null
  return resolveLicense(ids, { name, link, linkExists: link === null ? null : linkExists(link, source) })
}

/** Does a link to a file of the repository lead to one? null for URLs. A path that leaves the repository leads to none. */
function linkExists(link: string, source: Source): boolean | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return null
  const path = link.replace(/[?#].*$/s, '')
  const segments = path.startsWith('/') ? [] : source.path.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return false
  }
  return source.exists(segments.join('/'))
}
