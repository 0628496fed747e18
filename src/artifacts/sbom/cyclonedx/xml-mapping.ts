import { setOwn } from '../../../documents/document.ts'
import type { XmlElement } from '../../../documents/xml.ts'

/** Where a value of the JSON form stands in the XML: an element, or an attribute of it. */
export interface XmlPlace {
  readonly element: XmlElement
  /** Qualified name of the attribute; null for the element itself. */
  readonly attribute: string | null
}

/** Where the members of each object and list stand; kept only where places are asked for. */
export type Places = Map<object, Map<string, XmlPlace>>

/** What an element is in the JSON form. `places` is null where nobody asks for them. */
export type Rule = (element: XmlElement, places: Places | null) => unknown

/** How an element's children and attributes become members of an object. */
interface Shape {
  /** Keys by the names of attributes. */
  readonly attributes?: Readonly<Record<string, string>>
  /** Key of the element's own text. */
  readonly content?: string
  readonly elements?: Readonly<Record<string, Rule | Field>>
}

interface Field {
  readonly rule: Rule
  /** Key in the JSON form. */
  readonly key: string
  /** The element may stand several times, without an element around all of them. */
  readonly many: boolean
}

export const text: Rule = (element) => element.text.trim()

export const number: Rule = (element) => Number(element.text.trim())

export const boolean: Rule = (element) => ['true', '1'].includes(element.text.trim())

/** The element under another key. */
export function renamed(key: string, rule: Rule): Field {
  return { key, rule, many: false }
}

/** Elements that stand side by side and are one list. */
export function many(key: string, rule: Rule): Field {
  return { key, rule, many: true }
}

/** An element that only holds the elements of a list, by their names. */
export function list(items: Readonly<Record<string, Rule>>): Rule {
  return (element, places) => {
    const values: unknown[] = []
    for (const child of element.children) {
      const rule = ownRule(items, child, element)
      if (rule === undefined) continue
      note(places, values, String(values.length), child, null)
      values.push(rule(child, places))
    }
    return values
  }
}

/** Elements of a list that say no more than one attribute. */
export function attribute(name: string): Rule {
  return (element) => element.attributes.find((known) => known.name === name)?.value ?? null
}

/** An object; elements of other namespaces and those that are not named are left out. */
export function object({ attributes = {}, content, elements = {} }: Shape): Rule {
  return (element, places) => {
    const value: Record<string, unknown> = {}
    for (const { name, namespace, value: stated, qualifiedName } of element.attributes) {
      const key = namespace === '' && Object.hasOwn(attributes, name) ? attributes[name] : undefined
      if (key === undefined) continue
      setOwn(value, key, stated)
      note(places, value, key, element, qualifiedName)
    }
    if (content !== undefined) {
      value[content] = element.text.trim()
      note(places, value, content, element, null)
    }
    for (const child of element.children) {
      const stated = ownRule(elements, child, element)
      if (stated === undefined) continue
      const { key, rule, many } = typeof stated === 'function' ? renamed(child.name, stated) : stated
      const mapped = rule(child, places)
      if (!many) {
        setOwn(value, key, mapped)
        note(places, value, key, child, null)
        continue
      }
      const before = value[key]
      const members: unknown[] = Array.isArray(before) ? before : []
      if (members.length === 0) note(places, value, key, child, null)
      note(places, members, String(members.length), child, null)
      members.push(mapped)
      value[key] = members
    }
    return value
  }
}

/** For shapes that hold themselves. */
export function later(rule: () => Rule): Rule {
  return (element, places) => rule()(element, places)
}

function ownRule<R>(
  rules: Readonly<Record<string, R>>,
  child: XmlElement,
  parent: XmlElement,
): R | undefined {
  if (child.namespace !== parent.namespace || !Object.hasOwn(rules, child.name)) return undefined
  return rules[child.name]
}

function note(
  places: Places | null,
  container: object,
  key: string,
  element: XmlElement,
  attribute: string | null,
): void {
  if (places === null) return
  const members = places.get(container) ?? new Map<string, XmlPlace>()
  members.set(key, { element, attribute })
  places.set(container, members)
}
