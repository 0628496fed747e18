import { describe, expect, test } from 'vitest'
import { shareTerms } from '../../../src/artifacts/sbom/license-terms.ts'
import { resolveLicense } from '../../../src/licenses/resolve.ts'
import { component } from '../../facts/builders.ts'

describe('The terms of licenses in an SBOM', () => {
  test('stand once for each license, and with models and data', () => {
    const mit = resolveLicense(['MIT'])
    const components = ['library', 'machine-learning-model', 'data', 'application'].map((type) =>
      component(type, { type, license: mit }),
    )
    expect(shareTerms(components)).toEqual({ MIT: mit.terms })
    expect(components.map(({ type, license }) => [type, license?.terms !== null])).toEqual([
      ['library', false],
      ['machine-learning-model', true],
      ['data', true],
      ['application', false],
    ])
    expect(components[0]?.license).toEqual({ ...mit, terms: null })
    expect(mit.terms).not.toBeNull()
  })

  test('have the id for a name where no expression is known', () => {
    const license = { ...resolveLicense(['MIT']), id: '__proto__', spdx: null }
    expect(Object.keys(shareTerms([component('a', { license })]))).toEqual(['__proto__'])
  })

  test('are of no component without a license, or with one that the table does not know', () => {
    const unknown = resolveLicense(['LicenseRef-own'])
    expect(shareTerms([component('a'), component('b', { license: unknown })])).toEqual({})
  })
})
