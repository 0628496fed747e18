import type { BomLink, RecordedSbom } from './types.ts'

/**
 * Fills in which SBOM and component the BOM-Links and the affected components of all SBOMs mean. A BOM-Link is
 * `urn:cdx:<serial number>/<version>` of a document and `...#<ref>` of what it holds (CycloneDX, "BOM-Link").
 */
export function resolveBomLinks<Document extends RecordedSbom>(sboms: readonly Document[]): Document[] {
  const index = new LinkIndex(sboms)
  return sboms.map((sbom, number) => {
    if (sbom.bom_links.length === 0 && sbom.vulnerabilities.length === 0) return sbom
    return {
      ...sbom,
      bom_links: sbom.bom_links.map(({ link }) => index.linked(link)),
      vulnerabilities: sbom.vulnerabilities.map((vulnerability) => ({
        ...vulnerability,
        affects: vulnerability.affects.map((affected) => ({
          ...affected,
          component: index.componentOf(affected.ref, number),
        })),
      })),
    }
  })
}

interface Found {
  readonly sbom: number
  readonly component: number
}

class LinkIndex {
  readonly #sboms: readonly RecordedSbom[]
  /** By `<uuid>/<version>`. */
  readonly #documents = new Map<string, number>()
  /** Of each SBOM that was asked for, its components by ref. */
  readonly #refs = new Map<number, ReadonlyMap<string, number>>()
  #purls: ReadonlyMap<string, Found> | undefined

  constructor(sboms: readonly RecordedSbom[]) {
    this.#sboms = sboms
    for (const [number, { serial_number: serial, serial_version: version }] of sboms.entries()) {
      const key = `${(serial ?? '').replace(/^urn:uuid:/, '')}/${version ?? 1}`
      if (serial !== null && !this.#documents.has(key)) this.#documents.set(key, number)
    }
  }

  linked(link: string): BomLink {
    const [document = '', ref] = splitAt(link.replace(/^urn:cdx:/, ''), '#')
    const sbom = this.#documents.get(document) ?? null
    const component = sbom === null || ref === undefined ? undefined : this.#refsOf(sbom).get(decoded(ref))
    return { link, sbom, component: component ?? null }
  }

  /** By ref of the same document, by BOM-Link, by purl of any document. */
  componentOf(ref: string, own: number): Found | null {
    const here = this.#refsOf(own).get(ref)
    if (here !== undefined) return { sbom: own, component: here }
    if (ref.startsWith('urn:cdx:')) {
      const { sbom, component } = this.linked(ref)
      return sbom === null || component === null ? null : { sbom, component }
    }
    return this.#byPurl().get(ref) ?? null
  }

  #refsOf(sbom: number): ReadonlyMap<string, number> {
    const known = this.#refs.get(sbom)
    if (known !== undefined) return known
    const refs = new Map<string, number>()
    for (const [index, { ref }] of (this.#sboms[sbom]?.components ?? []).entries()) {
      if (ref !== null && !refs.has(ref)) refs.set(ref, index)
    }
    this.#refs.set(sbom, refs)
    return refs
  }

  #byPurl(): ReadonlyMap<string, Found> {
    if (this.#purls !== undefined) return this.#purls
    const purls = new Map<string, Found>()
    for (const [sbom, { components }] of this.#sboms.entries()) {
      for (const [component, { purl }] of components.entries()) {
        if (purl !== null && !purls.has(purl)) purls.set(purl, { sbom, component })
      }
    }
    this.#purls = purls
    return purls
  }
}

function splitAt(text: string, mark: string): [before: string, after?: string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
