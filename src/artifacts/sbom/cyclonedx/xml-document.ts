import type { StructuredDocument } from '../../../documents/document.ts'
import type { DocumentProblem, Pointer, Span } from '../../../documents/place.ts'
import type { Lines } from '../../../documents/text.ts'
import { attributeStretch, parseXml, type XmlElement } from '../../../documents/xml.ts'
import type { Places, XmlPlace } from './xml-mapping.ts'
import { bom } from './xml-shape.ts'

const NAMESPACE = /^http:\/\/cyclonedx\.org\/schema\/bom\/(\d{1,3}\.\d{1,3})$/

/** CycloneDX XML in the form of CycloneDX JSON: pointers into the JSON form lead to elements and attributes. */
export class CycloneDxXml implements StructuredDocument {
  readonly value: unknown
  readonly problems: readonly DocumentProblem[]
  readonly lines: Lines
  readonly root: XmlElement | null
  readonly #text: string
  #placed: { readonly value: unknown; readonly places: Places } | undefined

  constructor(text: string) {
    const { root, problems, lines } = parseXml(text)
    this.#text = text
    this.lines = lines
    this.root = root
    this.problems = problems
    this.value = root === null ? undefined : jsonForm(root, null)
  }

  span(pointer: Pointer): Span {
    const { start, end } = this.#stretch(pointer)
    return this.lines.span(start, end)
  }

  keySpan(pointer: Pointer): Span {
    return this.span(pointer)
  }

  #stretch(pointer: Pointer): { start: number; end: number } {
    if (this.root === null) return { start: 0, end: this.#text.length }
    const place =
      pointer[0] === 'bom' ? elementAt(this.root, pointer.slice(1)) : this.#placeOf(this.root, pointer)
    const { element, attribute } = place
    if (attribute !== null) return attributeStretch(this.#text, element, attribute)
    // What stands between the tags is the value; an element that holds others is one with its tags.
    const isText = element.children.length === 0 && element.contentEnd > element.contentStart
    if (!isText) return element
    return trimmed(this.#text, element.contentStart, element.contentEnd)
  }

  #placeOf(root: XmlElement, pointer: Pointer): XmlPlace {
    if (this.#placed === undefined) {
      const places: Places = new Map()
      this.#placed = { value: jsonForm(root, places), places }
    }
    const { value, places } = this.#placed
    let place: XmlPlace = { element: root, attribute: null }
    let current: unknown = value
    for (const segment of pointer) {
      if (typeof current !== 'object' || current === null) break
      const next = places.get(current)?.get(segment)
      if (next === undefined) break
      place = next
      current = Object.getOwnPropertyDescriptor(current, segment)?.value
    }
    return place
  }
}

/** The JSON form of a root element; undefined where it is not that of CycloneDX. */
function jsonForm(root: XmlElement, places: Places | null): unknown {
  const specVersion = NAMESPACE.exec(root.namespace)?.[1]
  if (root.name !== 'bom' || specVersion === undefined) return undefined
  const value = bom(root, places)
  if (typeof value !== 'object' || value === null) return undefined
  const whole = { bomFormat: 'CycloneDX', specVersion, ...value }
  const declared = { element: root, attribute: 'xmlns' }
  places?.set(whole, new Map([['specVersion', declared], ...(places.get(value) ?? [])]))
  return whole
}

/** Follows the steps of a path such as `components/component[4]/@type` from the root element, as far as they lead. */
function elementAt(root: XmlElement, steps: Pointer): XmlPlace {
  let element = root
  for (const step of steps) {
    if (step.startsWith('@')) return { element, attribute: step.slice(1) }
    const { name, number = '1' } = /^(?<name>[^[]+)(?:\[(?<number>\d+)\])?$/.exec(step)?.groups ?? {}
    const next = element.children.filter((child) => child.name === name)[Number(number) - 1]
    if (next === undefined) break
    element = next
  }
  return { element, attribute: null }
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  const inner = text.slice(from, to)
  const start = from + (inner.length - inner.trimStart().length)
  return { start, end: Math.max(start, from + inner.trimEnd().length) }
}
