import type { CodeOwners, GovernanceLists, MlSystem } from '../../facts/types.ts'

/** What the lists of governance hold, and what stands there alone. */
export type GovernanceValues = { [List in keyof GovernanceLists]: GovernanceLists[List][number] } & {
  ml_system: MlSystem
  code_owners: CodeOwners
}

/** A record of a governance file, and where in the facts it belongs. */
export type GovernanceEntry = {
  [List in keyof GovernanceValues]: { readonly list: List; readonly value: GovernanceValues[List] }
}[keyof GovernanceValues]
