import type { License, LicenseStatement } from '../../../facts/types.ts'
import { resolveLicense } from '../../../licenses/resolve.ts'
import { listOf, member, textOf } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import { isPlaceholderValue } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import { licenseStatement } from '../license-statement.ts'

interface Stated {
  /** `license.id` or `expression`. */
  readonly id: string | null
  readonly name: string | null
  readonly link: string | null
  readonly concluded: boolean
}

/** The license of a component, what each entry of its list says, and whether any of them says nothing. */
export interface ComponentLicense {
  readonly license: License | null
  readonly statements: LicenseStatement[]
  readonly placeholder: boolean
}

/** Reads `licenses` lists; components of one BOM share few different ones, so each is resolved once. */
export class LicenseReader {
  readonly #source: Source
  readonly #resolved = new Map<string, ComponentLicense>()

  constructor(source: Source) {
    this.#source = source
  }

  /** All entries apply; concluded ones count only where nothing is declared (CycloneDX 1.6). */
  read(component: unknown): ComponentLicense {
    const list = listOf(member(component, 'licenses')).map(statedLicense)
    const key = JSON.stringify(list)
    const known = this.#resolved.get(key)
    if (known !== undefined) return known
    const declared = list.filter(({ concluded }) => !concluded)
    const read = {
      ...this.#resolve(declared.length > 0 ? declared : list),
      statements: list.flatMap(
        ({ id, name, concluded }) => licenseStatement(concluded ? 'concluded' : 'declared', id ?? name) ?? [],
      ),
    }
    this.#resolved.set(key, read)
    return read
  }

  #resolve(list: readonly Stated[]): Omit<ComponentLicense, 'statements'> {
    const telling = list.filter(({ id, name }) => isTelling(id) || isTelling(name))
    const placeholder = list.some(({ id, name }) =>
      [id, name].some((text) => text !== null && !isTelling(text)),
    )
    if (telling.length === 0) return { license: null, placeholder }
    const link = telling.find((entry) => entry.link !== null)?.link ?? null
    const names = telling.flatMap(({ name }) => (isTelling(name) ? [name] : []))
    const details = { name: names.join(', ') || null, link, linkExists: this.#linkExists(link) }
    const texts = telling.map(({ id, name }) => (isTelling(id) ? id : (name ?? '')))
    // Generators write ids and expressions into `name`, which takes any text.
    const license = resolveLicense(texts, details)
    const onlyNames = telling.every(({ id }) => !isTelling(id))
    return {
      license: onlyNames && license.spdx === null ? resolveLicense([], details) : license,
      placeholder,
    }
  }

  #linkExists(link: string | null): boolean | null {
    if (link === null || /^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) return null
    const path = resolveInTree(folderOf(this.#source.path), link)
    return path !== null && this.#source.exists(path)
  }
}

function isTelling(text: string | null): text is string {
  return text !== null && !isPlaceholderValue(text)
}

function statedLicense(entry: unknown): Stated {
  const license = member(entry, 'license')
  return {
    id: textOf(member(license, 'id')) ?? textOf(member(entry, 'expression')),
    name: textOf(member(license, 'name')),
    link: textOf(member(license, 'url')),
    concluded: (member(license, 'acknowledgement') ?? member(entry, 'acknowledgement')) === 'concluded',
  }
}
