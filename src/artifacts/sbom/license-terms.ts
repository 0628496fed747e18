import { setOwn } from '../../documents/document.ts'
import type { Component, License, LicenseTerms } from '../../facts/types.ts'

/** Of these, rules ask what the license allows. */
const WITH_TERMS: ReadonlySet<string> = new Set(['machine-learning-model', 'data'])

/**
 * Takes the terms out of the licenses of all components but models and data, and gives them once for each license:
 * tens of thousands of libraries share a few licenses, and a policy's memory would hold their terms for each library.
 * @returns the terms by `spdx` of the license, or by `id` where that is null.
 */
export function shareTerms(components: readonly Component[]): Record<string, LicenseTerms> {
  const shared: Record<string, LicenseTerms> = {}
  const bare = new Map<License, License>()
  for (const component of components) {
    const { license, type } = component
    if (license === null || license.terms === null) continue
    if (!bare.has(license)) {
      setOwn(shared, license.spdx ?? license.id ?? '', license.terms)
      bare.set(license, { ...license, terms: null })
    }
    if (!WITH_TERMS.has(type)) component.license = bare.get(license) ?? null
  }
  return shared
}
