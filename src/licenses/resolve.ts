import type { License } from '../facts/types.ts'
import { deprecatedIn, type Expression, parseExpression, termsOf } from './expression.ts'
import { KNOWN_LICENSES } from './known.ts'
import { licenseByName } from './names.ts'
import { licenseByUrl } from './urls.ts'

/** What an artifact says of a license beside its id. */
export interface LicenseDetails {
  readonly name?: string | null
  readonly link?: string | null
  readonly linkExists?: boolean | null
}

/** Ids that say that no license is known or none is named here: NOASSERTION and NONE of SPDX, the others of the Hub. */
const NO_LICENSE = new Set(['noassertion', 'none', 'unknown', 'other'])

/**
 * Resolves what an artifact writes as its license: SPDX ids in any case, SPDX expressions, license ids of the Hugging Face
 * Hub, names and addresses of licenses. All licenses of a list apply (AND). Where the id is `other` or missing, name
 * and link tell.
 */
export function resolveLicense(ids: readonly string[], details: LicenseDetails = {}): License {
  const written = [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))]
  const families = written
    .flatMap((id) => KNOWN_LICENSES.get(id.toLowerCase()) ?? [])
    .filter(({ spdx }) => spdx === null)
  const expression = written.every(isOther) ? byDetails(details) : expressionOf(written)
  const only = written.length === 1 ? families[0] : undefined
  return {
    id: written.length === 0 ? null : written.join(', '),
    spdx: expression?.text ?? null,
    name: details.name ?? null,
    link: details.link ?? null,
    link_exists: details.linkExists ?? null,
    terms: (expression === null ? only?.terms : termsOf(expression.node)) ?? null,
    vague: families.length > 0,
    deprecated: expression === null ? [] : deprecatedIn(expression.node),
  }
}

function isOther(id: string): boolean {
  return id.toLowerCase() === 'other'
}

function byDetails({ name, link }: LicenseDetails): Expression | null {
  const known = KNOWN_LICENSES.get(name?.trim().toLowerCase() ?? '')?.spdx
  const id = known ?? licenseByName(name ?? '') ?? licenseByUrl(link ?? '')
  return id === null ? null : parseExpression(id)
}

function expressionOf(written: readonly string[]): Expression | null {
  if (written.some((id) => NO_LICENSE.has(id.toLowerCase()))) return null
  return parseExpression(conjunction(written)) ?? parseExpression(conjunction(written.map(idOf)))
}

/** The id behind a name or an address; what is none of these stays. */
function idOf(written: string): string {
  if (parseExpression(written) !== null) return written
  return licenseByUrl(written) ?? licenseByName(written) ?? written
}

function conjunction(ids: readonly string[]): string {
  if (ids.length < 2) return ids[0] ?? ''
  return ids.map((id) => (/\s/.test(id) ? `(${id})` : id)).join(' AND ')
}
