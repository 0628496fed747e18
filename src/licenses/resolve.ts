import type { License } from '../facts/types.ts'
import { deprecatedIn, parseExpression, termsOf } from './expression.ts'
import { KNOWN_LICENSES } from './table.ts'

/** What an artifact says of a license beside its id. */
export interface LicenseDetails {
  readonly name?: string | null
  readonly link?: string | null
  readonly linkExists?: boolean | null
}

/** Ids that say that no license is known or none is named here: NOASSERTION and NONE of SPDX, the others of the Hub. */
const NO_LICENSE = new Set(['noassertion', 'none', 'unknown', 'other'])

/**
 * Resolves what an artifact writes as its license: SPDX ids in any case, SPDX expressions, license ids of the Hugging
 * Face Hub. All licenses of a list apply (AND). Of an id that resolves to nothing, `license_name` may still tell the terms.
 */
export function resolveLicense(ids: readonly string[], details: LicenseDetails = {}): License {
  const written = [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))]
  const families = written
    .flatMap((id) => KNOWN_LICENSES.get(id.toLowerCase()) ?? [])
    .filter(({ spdx }) => spdx === null)
  const expression = written.some(isNoLicense) ? null : parseExpression(conjunction(written))
  const named = KNOWN_LICENSES.get(details.name?.trim().toLowerCase() ?? '')
  const only = written.length === 1 ? families[0] : undefined
  return {
    id: written.length === 0 ? null : written.join(', '),
    spdx: expression?.text ?? null,
    name: details.name ?? null,
    link: details.link ?? null,
    link_exists: details.linkExists ?? null,
    terms: (expression === null ? (only ?? named)?.terms : termsOf(expression.node)) ?? null,
    vague: families.length > 0,
    deprecated: expression === null ? [] : deprecatedIn(expression.node),
  }
}

function isNoLicense(id: string): boolean {
  return NO_LICENSE.has(id.toLowerCase())
}

function conjunction(ids: readonly string[]): string {
  if (ids.length < 2) return ids[0] ?? ''
  return ids.map((id) => (/\s/.test(id) ? `(${id})` : id)).join(' AND ')
}
