import type { LicenseStatement } from '../../../facts/types.ts'
import { listOf, member, textOf } from '../../data.ts'
import { licenseStatement } from '../license-statement.ts'

/** What each entry of `licenses` says; without `acknowledgement` (CycloneDX 1.6) it is declared. */
export function licenseStatements(component: unknown): LicenseStatement[] {
  return listOf(member(component, 'licenses')).flatMap((entry) => {
    const license = member(entry, 'license')
    const concluded = (member(license, 'acknowledgement') ?? member(entry, 'acknowledgement')) === 'concluded'
    const text =
      textOf(member(license, 'id')) ?? textOf(member(entry, 'expression')) ?? textOf(member(license, 'name'))
    return licenseStatement(concluded ? 'concluded' : 'declared', text) ?? []
  })
}
