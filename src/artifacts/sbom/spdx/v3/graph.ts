import type { Pointer } from '../../../../documents/place.ts'
import { isMapping, listOf, type Mapping, member, textOf } from '../../../data.ts'

/** A node of the graph: an element, or what an element consists of (a hash, a creation info). */
export interface Node {
  readonly value: Mapping
  /** Where it stands in the file. */
  readonly pointer: Pointer
  /** `spdxId`; `@id` of what is no element, blank nodes (`_:creationinfo`) included. */
  readonly id: string | null
  readonly type: string
}

/** What one node is to others. Targets that the document does not hold are names only. */
export interface Relationship {
  readonly node: Node
  readonly from: string
  readonly to: readonly string[]
}

/**
 * An SPDX 3 document as a graph: nodes stand in `@graph` in any order, or in the place where they are referred to; a
 * document without `@graph` is one node. Nothing is fetched: terms are those of the canonical context.
 */
export class Graph {
  readonly nodes: readonly Node[]
  readonly relationships: readonly Relationship[]
  readonly #byId = new Map<string, Node>()
  readonly #byValue = new Map<unknown, Node>()
  readonly #byType = new Map<string, Node[]>()
  readonly #from = new Map<string, Map<string, Relationship[]>>()
  readonly #to = new Map<string, Map<string, Relationship[]>>()

  constructor(document: unknown) {
    const nodes: Node[] = []
    const graph = member(document, '@graph')
    const roots = Array.isArray(graph)
      ? graph.map((value, index) => ({ value, pointer: ['@graph', String(index)] }))
      : [{ value: document, pointer: [] }]
    for (const found of nodesIn(roots)) {
      const node = { ...found, id: idOf(found.value), type: textOf(found.value.type) ?? '' }
      nodes.push(node)
      this.#byValue.set(node.value, node)
      if (node.id !== null && !this.#byId.has(node.id)) this.#byId.set(node.id, node)
      add(this.#byType, node.type, node)
    }
    this.nodes = nodes
    this.relationships = nodes.flatMap((node) => this.#addRelationship(node) ?? [])
  }

  /** The node that a value names, or is. */
  get(reference: unknown): Node | null {
    if (typeof reference === 'string') return this.#byId.get(reference) ?? null
    return this.#byValue.get(reference) ?? null
  }

  ofType(type: string): readonly Node[] {
    return this.#byType.get(type) ?? []
  }

  /** What has a name of its own: an id as written, or the id of a node in its place. */
  nameOf(reference: unknown): string | null {
    return textOf(reference) ?? this.get(reference)?.id ?? null
  }

  /** Relationships of a type that say something of this node. */
  from(type: string, id: string | null): readonly Relationship[] {
    return (id === null ? undefined : this.#from.get(type)?.get(id)) ?? []
  }

  /** All relationships of a type. */
  all(type: string): readonly Relationship[] {
    return [...(this.#from.get(type)?.values() ?? [])].flat()
  }

  /** Relationships of a type that lead to this node. */
  to(type: string, id: string | null): readonly Relationship[] {
    return (id === null ? undefined : this.#to.get(type)?.get(id)) ?? []
  }

  /** The nodes that relationships of a type lead to, each once. */
  targets(type: string, id: string | null): Node[] {
    const names = this.from(type, id).flatMap(({ to }) => to)
    return [...new Set(names)].flatMap((name) => this.#byId.get(name) ?? [])
  }

  /** The nodes from which relationships of a type lead to this one, each once. */
  sources(type: string, id: string | null): Node[] {
    const names = this.to(type, id).map(({ from }) => from)
    return [...new Set(names)].flatMap((name) => this.#byId.get(name) ?? [])
  }

  #addRelationship(node: Node): Relationship | null {
    const type = textOf(member(node.value, 'relationshipType'))
    const from = this.nameOf(member(node.value, 'from'))
    if (type === null || from === null) return null
    const stated = member(node.value, 'to')
    const to = (Array.isArray(stated) ? stated : [stated]).flatMap((target) => this.nameOf(target) ?? [])
    const relationship = { node, from, to }
    addTwice(this.#from, type, from, relationship)
    for (const target of new Set(to)) addTwice(this.#to, type, target, relationship)
    return relationship
  }
}

function idOf(value: Mapping): string | null {
  return textOf(member(value, 'spdxId')) ?? textOf(member(value, '@id'))
}

interface Found {
  readonly value: Mapping
  readonly pointer: Pointer
}

/** Objects with a type, in document order; without recursion, so that only the parser's limit bounds the depth. */
function* nodesIn(roots: readonly { value: unknown; pointer: Pointer }[]): Generator<Found> {
  const open = roots.toReversed()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        if (typeof value[index] === 'object')
          open.push({ value: value[index], pointer: [...pointer, String(index)] })
      }
      continue
    }
    if (!isMapping(value)) continue
    if (typeof member(value, 'type') === 'string') yield { value, pointer }
    for (const [key, part] of Object.entries(value).reverse()) {
      if (typeof part === 'object') open.push({ value: part, pointer: [...pointer, key] })
    }
  }
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, [value])
  else known.push(value)
}

function addTwice<Value>(
  map: Map<string, Map<string, Value[]>>,
  key: string,
  second: string,
  value: Value,
): void {
  const inner = map.get(key) ?? new Map<string, Value[]>()
  map.set(key, inner)
  add(inner, second, value)
}

/** The texts of a list; of a single text, which the schema does not allow and people write, that one. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? listOf(value) : [value]).flatMap((text) => textOf(text)?.trim() ?? [])
}
