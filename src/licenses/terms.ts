import type { LicenseTerms } from '../facts/types.ts'

const NOTHING_MORE = { naming: null, user_cap: null, revenue_cap: null, acceptable_use_policy: null } as const

/** Builds the terms of a license from what most have in common; `source` is its address and, after a comma, the section. */
type Form = (source: string, more?: Partial<LicenseTerms>) => LicenseTerms

function form(common: Partial<LicenseTerms>): Form {
  return (source, more = {}) => ({
    commercial_use: true,
    derivatives: true,
    share_alike: false,
    use_restrictions: false,
    attribution: true,
    ...NOTHING_MORE,
    sources: [source],
    ...common,
    ...more,
  })
}

export const permissive = form({})
export const withoutConditions = form({ attribution: false })
export const copyleft = form({ share_alike: true })
/** Free for any purpose but those that the license or its policy lists; the list has to be passed on. */
export const responsibleUse = form({ use_restrictions: true })
/** Research or other use without profit, for listed purposes. */
export const researchOnly = form({ commercial_use: false, use_restrictions: true })
/** Any use without profit. */
export const nonCommercial = form({ commercial_use: false })

/** All of both: what either forbids is forbidden, what either asks is asked. */
export function both(left: LicenseTerms, right: LicenseTerms): LicenseTerms {
  return {
    commercial_use: left.commercial_use && right.commercial_use,
    derivatives: left.derivatives && right.derivatives,
    share_alike: left.share_alike || right.share_alike,
    use_restrictions: left.use_restrictions || right.use_restrictions,
    attribution: left.attribution || right.attribution,
    naming: joined(left.naming, right.naming),
    user_cap: least(left.user_cap, right.user_cap),
    revenue_cap: least(left.revenue_cap, right.revenue_cap),
    acceptable_use_policy: joined(left.acceptable_use_policy, right.acceptable_use_policy),
    sources: [...new Set([...left.sources, ...right.sources])],
  }
}

function joined(left: string | null, right: string | null): string | null {
  if (left === null || right === null || left === right) return left ?? right
  return `${left}; ${right}`
}

function least(left: number | null, right: number | null): number | null {
  return left === null || right === null ? (left ?? right) : Math.min(left, right)
}

/** What a license forbids counts more than what it asks. */
export function strictness(terms: LicenseTerms): number {
  const weights: readonly (readonly [boolean, number])[] = [
    [!terms.commercial_use, 64],
    [!terms.derivatives, 32],
    [terms.use_restrictions, 16],
    [terms.user_cap !== null || terms.revenue_cap !== null, 8],
    [terms.share_alike, 4],
    [terms.naming !== null, 2],
    [terms.attribution, 1],
  ]
  return weights.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0)
}
