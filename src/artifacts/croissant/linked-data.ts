import type { Pointer } from '../../documents/place.ts'
import { isMapping, listOf, type Mapping, member } from '../data.ts'

// JSON-LD as far as dataset descriptions need it: names are resolved through the context that stands in the file, and
// references to nodes of the file are followed. A context that is named by its address is never fetched: what it
// would define goes by its usual names.

/** Vocabularies that are read, and what their terms are called here: without prefix, but for those that overlap. */
const VOCABULARIES: readonly (readonly [iri: string, prefix: string])[] = [
  ['http://schema.org/', ''],
  ['https://schema.org/', ''],
  ['http://mlcommons.org/croissant/RAI/', ''],
  ['http://mlcommons.org/croissant/', ''],
  ['https://mlcommons.org/croissant/', ''],
  ['http://mlcommons.org/schema/', ''],
  ['http://purl.org/dc/terms/', ''],
  ['http://www.w3.org/ns/prov#', 'prov:'],
  ['http://www.w3.org/ns/odrl/2/', 'odrl:'],
  ['http://purl.obolibrary.org/obo/DUO_', 'duo:'],
  ['http://www.wikidata.org/entity/', 'wd:'],
  ['https://www.wikidata.org/wiki/', 'wd:'],
]

/** Prefixes as the specification has them, for files that use them and do not define them. */
const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['sc', 'https://schema.org/'],
  ['schema', 'https://schema.org/'],
  ['cr', 'http://mlcommons.org/croissant/'],
  ['croissant', 'http://mlcommons.org/croissant/'],
  ['ml', 'http://mlcommons.org/schema/'],
  ['rai', 'http://mlcommons.org/croissant/RAI/'],
  ['dct', 'http://purl.org/dc/terms/'],
  ['prov', 'http://www.w3.org/ns/prov#'],
  ['odrl', 'http://www.w3.org/ns/odrl/2/'],
  ['duo', 'http://purl.obolibrary.org/obo/DUO_'],
  ['wd', 'http://www.wikidata.org/entity/'],
])

/** Terms may be defined by other terms; a circle ends here. */
const EXPANSION_LIMIT = 8

/** Nodes that references are looked for in. */
const NODE_LIMIT = 200_000

/** A text, and where it stands. */
export interface Text {
  readonly text: string
  readonly at: Pointer
}

/** The nodes of one JSON-LD file. */
export class LinkedData {
  /** The language whose texts are taken where there are several. */
  readonly language: string
  readonly #root: unknown
  readonly #terms = new Map<string, string>()
  readonly #names = new Map<string, string>()
  #byId: ReadonlyMap<string, LinkedNode> | undefined

  constructor(root: unknown) {
    this.#root = root
    let language = 'en'
    for (const part of contextsOf(root)) {
      for (const [term, definition] of Object.entries(part)) {
        const iri = typeof definition === 'string' ? definition : member(definition, '@id')
        if (term === '@language' && typeof iri === 'string') language = iri
        else if (typeof iri === 'string') this.#terms.set(term, iri)
      }
    }
    this.language = language
  }

  /** The nodes that stand at the top: the file itself, the elements of its list, or those of its graph. */
  top(): LinkedNode[] {
    const outer: [unknown, Pointer][] = Array.isArray(this.#root)
      ? this.#root.map((item: unknown, index) => [item, [String(index)]])
      : [[this.#root, []]]
    return outer.flatMap(([value, at]) => {
      const graph = member(value, '@graph')
      if (!Array.isArray(graph)) return isMapping(value) ? [new LinkedNode(this, value, at)] : []
      return graph.flatMap((item: unknown, index) =>
        isMapping(item) ? [new LinkedNode(this, item, [...at, '@graph', String(index)])] : [],
      )
    })
  }

  /** What a key, type or term is called: `name` for `sc:name` and `https://schema.org/name`; itself if it is of no vocabulary that is read. */
  name(term: string): string {
    const known = this.#names.get(term)
    if (known !== undefined) return known
    const name = shortName(this.#expand(term)) ?? term
    this.#names.set(term, name)
    return name
  }

  /** The node with an `@id` that says more than its id. */
  find(id: string): LinkedNode | undefined {
    this.#byId ??= this.#index()
    return this.#byId.get(id)
  }

  #expand(term: string): string {
    let text = term
    for (let step = 0; step < EXPANSION_LIMIT; step++) {
      const direct = this.#terms.get(text)
      const colon = text.indexOf(':')
      const prefix = colon > 0 && !text.startsWith('//', colon + 1) ? text.slice(0, colon) : null
      const base = prefix === null ? undefined : (this.#terms.get(prefix) ?? USUAL_PREFIXES.get(prefix))
      const next = direct ?? (base === undefined ? text : base + text.slice(colon + 1))
      if (next === text) return text
      text = next
    }
    return text
  }

  #index(): ReadonlyMap<string, LinkedNode> {
    const found = new Map<string, LinkedNode>()
    const queue: [unknown, Pointer][] = [[this.#root, []]]
    for (let visited = 0; visited < NODE_LIMIT; visited++) {
      const next = queue.pop()
      if (next === undefined) break
      const [value, at] = next
      if (typeof value !== 'object' || value === null) continue
      if (isMapping(value)) {
        const node = new LinkedNode(this, value, at)
        if (node.id !== null && !node.isReference && !found.has(node.id)) found.set(node.id, node)
      }
      for (const [key, item] of Object.entries(value)) {
        if (key !== '@context' && typeof item === 'object') queue.push([item, [...at, key]])
      }
    }
    return found
  }
}

/** One node: an object of the file, asked by the names of its properties. */
export class LinkedNode {
  readonly at: Pointer
  readonly value: Mapping
  readonly #document: LinkedData
  #keys: ReadonlyMap<string, readonly string[]> | undefined

  constructor(document: LinkedData, value: Mapping, at: Pointer) {
    this.#document = document
    this.value = value
    this.at = at
  }

  get id(): string | null {
    const [id] = this.#values('@id')
    return typeof id?.[0] === 'string' && id[0] !== '' ? id[0] : null
  }

  get types(): string[] {
    return this.#values('@type').flatMap(([type]) =>
      typeof type === 'string' ? [this.#document.name(type)] : [],
    )
  }

  /** It has an id and no more: it stands for a node elsewhere. */
  get isReference(): boolean {
    return Object.keys(this.value).length === 1 && this.id !== null
  }

  has(property: string): boolean {
    return this.#values(property).length > 0
  }

  /** Where the property stands; the node itself where it has none. */
  place(property: string): Pointer {
    const [key] = this.#keyMap().get(property) ?? []
    return key === undefined ? this.at : [...this.at, key]
  }

  /** The property's values as they are, lists taken apart. */
  values(property: string): unknown[] {
    return this.#values(property).map(([value]) => value)
  }

  /** The property's texts: strings and numbers, language-tagged ones in one language, and ids of references. */
  texts(property: string): Text[] {
    return this.#values(property).flatMap(([value, at]) => {
      const text = this.#text(value)
      return text === null ? [] : [{ text, at }]
    })
  }

  /** The property's nodes; a reference gives the node that it stands for, or itself if the file has no such node. */
  nodes(property: string): LinkedNode[] {
    return this.#values(property).flatMap(([value, at]) => {
      if (!isMapping(value) || Object.hasOwn(value, '@value')) return []
      const node = new LinkedNode(this.#document, value, at)
      if (!node.isReference || node.id === null) return [node]
      return [this.#document.find(node.id) ?? node]
    })
  }

  /** The short name of a term that the property has as text or reference. */
  terms(property: string): Text[] {
    return this.texts(property).map(({ text, at }) => ({ text: this.#document.name(text), at }))
  }

  #values(property: string): [unknown, Pointer][] {
    const found: [unknown, Pointer][] = []
    const add = (value: unknown, at: Pointer): void => {
      if (value === null || value === undefined) return
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) add(item, [...at, String(index)])
        return
      }
      const list = member(value, '@list') ?? member(value, '@set')
      if (list === undefined) found.push([value, at])
      else add(list, [...at, Object.hasOwn(Object(value), '@list') ? '@list' : '@set'])
    }
    for (const key of this.#keyMap().get(property) ?? []) add(this.value[key], [...this.at, key])
    return found
  }

  #keyMap(): ReadonlyMap<string, readonly string[]> {
    if (this.#keys !== undefined) return this.#keys
    const keys = new Map<string, string[]>()
    for (const key of Object.keys(this.value)) {
      const name = this.#document.name(key)
      const known = keys.get(name)
      if (known) known.push(key)
      else keys.set(name, [key])
    }
    this.#keys = keys
    return keys
  }

  #text(value: unknown): string | null {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return String(value)
    if (!isMapping(value)) return null
    const tagged = member(value, '@value')
    if (tagged !== undefined) return this.#text(tagged)
    const keys = Object.keys(value)
    const id = member(value, '@id')
    if (keys.length === 1 && typeof id === 'string') return id
    // A language map: {"en": "...", "fr": "..."}.
    if (keys.length === 0 || !keys.every((key) => /^[a-z]{2,3}(?:-\w{2,8})*$/i.test(key))) return null
    const text = member(value, this.#document.language) ?? member(value, 'en') ?? Object.values(value)[0]
    return typeof text === 'string' ? text : null
  }
}

function contextsOf(root: unknown): Mapping[] {
  const holder = Array.isArray(root) ? root[0] : root
  const context = member(holder, '@context')
  return (Array.isArray(context) ? listOf(context) : [context]).filter(isMapping)
}

function shortName(iri: string): string | undefined {
  const found = VOCABULARIES.find(([base]) => iri.startsWith(base))
  return found === undefined ? undefined : found[1] + iri.slice(found[0].length)
}
