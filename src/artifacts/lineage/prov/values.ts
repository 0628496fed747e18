import { isMapping, listOf, member } from '../../data.ts'

/** PROV-JSON's prefixes, those of the document around a bundle included. */
export class Prefixes {
  readonly #iris: ReadonlyMap<string, string>

  constructor(declared: unknown, outer?: Prefixes) {
    const iris = new Map(outer?.entries() ?? [])
    for (const [prefix, iri] of isMapping(declared) ? Object.entries(declared) : []) {
      if (typeof iri === 'string') iris.set(prefix, iri)
    }
    this.#iris = iris
  }

  entries(): Iterable<[string, string]> {
    return this.#iris.entries()
  }

  /** The IRI of a qualified name (`ex:loans`); the name itself where its prefix is not declared. */
  expand(name: string): string {
    const colon = name.indexOf(':')
    const iri = this.#iris.get(colon < 0 ? 'default' : name.slice(0, colon))
    return iri === undefined ? name : iri + name.slice(colon + 1)
  }
}

/** The part of a qualified name or IRI that is its own. */
export function localName(name: string): string {
  if (name.includes('://')) return /[^/#]*$/.exec(name)?.[0] || name
  return name.slice(name.indexOf(':') + 1) || name
}

/** The texts of an attribute: plain values, typed and language-tagged literals (`{"$": ..., "type": ...}`), lists of them. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? listOf(value) : [value]).flatMap((each) => {
    const literal = isMapping(each) ? member(each, '$') : each
    if (typeof literal === 'number' || typeof literal === 'boolean') return [String(literal)]
    return typeof literal === 'string' && literal.trim() !== '' ? [literal] : []
  })
}

/** The statements under one id: one object, or a list of them. */
export function statementsOf(value: unknown): { statement: unknown; segment: readonly string[] }[] {
  if (!Array.isArray(value)) return [{ statement: value, segment: [] }]
  return value.map((statement: unknown, index) => ({ statement, segment: [String(index)] }))
}
