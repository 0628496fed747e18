import type { XmlElement } from '../../../../documents/xml.ts'

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const TERMS = 'http://spdx.org/rdf/terms#'

/** A node of an RDF graph: what all elements that describe it say together. */
export interface RdfNode {
  /** IRI, or `_:` and the id of a blank node. */
  readonly id: string
  /** Local name of its class. */
  readonly type: string
  /** The element that describes it first. */
  readonly element: XmlElement
  readonly properties: XmlElement[]
}

/** The nodes of an RDF/XML document, as SPDX tools write it: typed node elements, nested or named by `rdf:resource`. */
export class RdfNodes {
  readonly all: readonly RdfNode[]
  readonly #byId = new Map<string, RdfNode>()
  readonly #byElement = new Map<XmlElement, RdfNode>()

  constructor(root: XmlElement) {
    const open = root.namespace === RDF && root.name === 'RDF' ? root.children.toReversed() : [root]
    // Node elements hold property elements, and those node elements: without recursion, for tools nest them deep.
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      const id = idOf(element)
      const known = id === null ? undefined : this.#byId.get(id)
      const node = known ?? { id: id ?? '', type: element.name, element, properties: [] }
      node.properties.push(...element.children)
      this.#byElement.set(element, node)
      if (id !== null && known === undefined) this.#byId.set(id, node)
      for (let index = element.children.length - 1; index >= 0; index--) {
        const property = element.children[index]
        if (property !== undefined) open.push(...property.children.toReversed())
      }
    }
    this.all = [...new Set(this.#byElement.values())]
  }

  ofType(...types: readonly string[]): RdfNode[] {
    return this.all.filter(({ type }) => types.includes(type))
  }

  /** The node that a property leads to; null for a literal and for what the document does not describe. */
  target(property: XmlElement): RdfNode | null {
    const [inner] = property.children
    if (inner !== undefined) return this.#byElement.get(inner) ?? null
    const name = nameIn(property)
    return name === null ? null : (this.#byId.get(name) ?? null)
  }
}

/** The properties of a node by their local name. */
export function propertiesOf({ properties }: RdfNode, name: string): XmlElement[] {
  return properties.filter((property) => property.name === name)
}

/** The text of a property; of one that leads to a node, the node's name. */
export function valueIn(property: XmlElement): string {
  const [inner] = property.children
  return nameIn(property) ?? (inner === undefined ? property.text.trim() : (idOf(inner) ?? ''))
}

/** `http://spdx.org/rdf/terms#checksumAlgorithm_sha1` gives `sha1`; null for what is no such term. */
export function termIn(value: string, prefix: string): string | null {
  return value.startsWith(`${TERMS}${prefix}_`) ? value.slice(TERMS.length + prefix.length + 1) : null
}

/** NONE and NOASSERTION are terms in RDF. */
export function plain(value: string): string {
  if (/^http:\/\/spdx\.org\/rdf\/terms#none$/i.test(value)) return 'NONE'
  return /^http:\/\/spdx\.org\/rdf\/terms#noassertion$/i.test(value) ? 'NOASSERTION' : value
}

function idOf(element: XmlElement): string | null {
  return attribute(element, 'about') ?? attribute(element, 'ID') ?? blank(attribute(element, 'nodeID'))
}

function nameIn(property: XmlElement): string | null {
  return attribute(property, 'resource') ?? blank(attribute(property, 'nodeID'))
}

function blank(id: string | null): string | null {
  return id === null ? null : `_:${id}`
}

function attribute({ attributes }: XmlElement, name: string): string | null {
  return attributes.find((each) => each.namespace === RDF && each.name === name)?.value ?? null
}
