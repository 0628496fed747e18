import type { License, LicenseStatement, LicenseText } from '../../../facts/types.ts'
import { resolveLicense } from '../../../licenses/resolve.ts'
import { isPlaceholderValue } from '../../placeholder-value.ts'
import { licenseStatement } from '../license-statement.ts'

/** What is said of a component's license, by those who declared it and by those who concluded it. */
export interface StatedLicense {
  readonly license: License | null
  readonly statements: LicenseStatement[]
  /** Which statement the license is taken from. */
  readonly from: LicenseStatement['by'] | null
  /** Somebody says that nothing is said. */
  readonly placeholder: boolean
}

/** Reads license expressions; components of one document share few different ones, so each is resolved once. */
export class SpdxLicenses {
  readonly #texts: ReadonlyMap<string, LicenseText>
  readonly #resolved = new Map<string, License>()

  /** `texts` are the licenses whose text the document gives. */
  constructor(texts: readonly LicenseText[]) {
    this.#texts = new Map(texts.map((text) => [text.id, text]))
  }

  read(declared: string | null, concluded: string | null): StatedLicense {
    const statements = [
      licenseStatement('declared', declared),
      licenseStatement('concluded', concluded),
    ].flatMap((one) => one ?? [])
    const telling = statements.find(({ says }) => says === 'license')
    const open = statements.some(({ says, expression }) =>
      says === 'license' ? isPlaceholderValue(expression ?? '') : says === 'no-assertion',
    )
    const text = telling?.expression ?? null
    const license = text === null || isPlaceholderValue(text) ? null : this.#resolve(text)
    return { license, statements, from: telling?.by ?? null, placeholder: license === null && open }
  }

  #resolve(expression: string): License {
    const known = this.#resolved.get(expression)
    if (known !== undefined) return known
    const own = this.#texts.get(expression)
    const details = { name: own?.name ?? null, link: own?.urls[0] ?? null }
    const license = resolveLicense([expression], details)
    this.#resolved.set(expression, license)
    return license
  }
}
