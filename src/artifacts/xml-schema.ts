import type { Pointer } from '../documents/place.ts'
import type { XmlElement } from '../documents/xml.ts'
import { enumText, patternText } from './schema-faults.ts'

/**
 * An XML Schema (XSD 1.0, the part that CycloneDX's schemas use), as build/xml-schemas.mjs made it. Types are numbers
 * into `types`, or names of those that XML Schema has itself.
 */
export interface XmlSchema {
  readonly namespace: string
  readonly root: string
  readonly type: TypeReference
  /** Attributes whose values must differ throughout the document. */
  readonly unique: readonly string[]
  readonly types: readonly (SimpleType | ComplexType)[]
}

type TypeReference = number | string

interface SimpleType {
  readonly base?: TypeReference
  readonly union?: readonly TypeReference[]
  readonly values?: readonly string[]
  readonly patterns?: readonly string[]
  readonly minInclusive?: number
  readonly maxInclusive?: number
  readonly minLength?: number
  readonly maxLength?: number
}

interface ComplexType {
  readonly attributes: Readonly<Record<string, { readonly type: TypeReference; readonly required: boolean }>>
  /** Attributes that the schema does not name may stand there as well: those of other namespaces, or any. */
  readonly open?: 'other' | 'any'
  /** The type of its text, where it holds text alone. */
  readonly text?: TypeReference
  readonly mixed?: boolean
  readonly content?: Particle
}

interface Particle {
  readonly min: number
  /** Null for any number. */
  readonly max: number | null
  readonly element?: string
  readonly type?: TypeReference
  /** An element without text stands for a value that the schema gives. */
  readonly fallback?: boolean
  /** Elements of other namespaces. */
  readonly any?: boolean
  readonly sequence?: readonly Particle[]
  readonly choice?: readonly Particle[]
}

/** What does not follow the schema: `pointer` is the way from the document, `['bom', 'components', 'component[2]', '@type']`. */
export interface XmlFault {
  readonly pointer: Pointer
  readonly message: string
}

export interface XmlValidation {
  /** How many faults are wanted. */
  readonly limit: number
  /** What the values of a long list are called, by the name of the element or attribute. */
  readonly listNames?: Readonly<Record<string, string>>
}

/** Checks a document against its schema: elements and their order, attributes, values, and what must be unique. */
export function validateXml(root: XmlElement, schema: XmlSchema, options: XmlValidation): XmlFault[] {
  return new Validator(schema, options).validate(root)
}

/** The way down to an element. */
interface Step {
  readonly element: XmlElement
  readonly parent: Step | null
}

class Enough extends Error {}

class Validator {
  readonly #schema: XmlSchema
  readonly #options: XmlValidation
  readonly #faults = new Map<string, XmlFault>()
  readonly #patterns = new Map<string, RegExp>()
  readonly #sets = new Map<readonly string[], ReadonlySet<string>>()
  readonly #seen: Readonly<Record<string, Set<string>>>

  constructor(schema: XmlSchema, options: XmlValidation) {
    this.#schema = schema
    this.#options = options
    this.#seen = Object.fromEntries(schema.unique.map((name) => [name, new Set()]))
  }

  validate(element: XmlElement): XmlFault[] {
    try {
      this.#element({ element, parent: null }, this.#schema.type, false)
    } catch (error) {
      if (!(error instanceof Enough)) throw error
    }
    return [...this.#faults.values()]
  }

  #element(step: Step, reference: TypeReference, fallback: boolean): void {
    const { element } = step
    const type = typeof reference === 'number' ? this.#schema.types[reference] : undefined
    if (reference === 'anyType') return
    if (type === undefined || !isComplex(type)) {
      this.#noAttributes(step)
      this.#text(step, reference, fallback)
      return
    }
    this.#attributes(step, type)
    if (type.text !== undefined) {
      this.#text(step, type.text, fallback)
      return
    }
    if (type.mixed !== true && element.text.trim() !== '')
      this.#fault(step, 'holds text, and must hold elements only')
    this.#content(step, type.content)
  }

  #noAttributes(step: Step): void {
    for (const { name, namespace } of step.element.attributes) {
      if (namespace === '') this.#fault(step, `has no attribute "${name}"`, name)
    }
  }

  #attributes(step: Step, type: ComplexType): void {
    for (const { name, namespace, value, qualifiedName } of step.element.attributes) {
      const known =
        namespace === '' && Object.hasOwn(type.attributes, name) ? type.attributes[name] : undefined
      if (known === undefined) {
        const allowed = namespace === '' ? type.open === 'any' : type.open !== undefined
        if (!allowed && namespace !== INSTANCE)
          this.#fault(step, `has no attribute "${qualifiedName}"`, qualifiedName)
        continue
      }
      const wrong = this.#valueFault(value, known.type, name)
      if (wrong !== null) this.#fault(step, wrong, name)
      const seen = Object.hasOwn(this.#seen, name) ? this.#seen[name] : undefined
      if (seen?.has(value))
        this.#fault(
          step,
          `"${value.slice(0, 60)}" stands at another element as well, and must be unique`,
          name,
        )
      seen?.add(value)
    }
    for (const [name, { required }] of Object.entries(type.attributes)) {
      if (
        required &&
        !step.element.attributes.some((attribute) => attribute.namespace === '' && attribute.name === name)
      )
        this.#fault(step, `must have the attribute "${name}"`)
    }
  }

  #text(step: Step, type: TypeReference, fallback: boolean): void {
    const { element } = step
    const [child] = element.children
    if (child !== undefined)
      this.#fault({ element: child, parent: step }, 'must not stand here: this element holds text only')
    if (fallback && element.text === '') return
    const wrong = this.#valueFault(element.text, type, element.name)
    if (wrong !== null) this.#fault(step, wrong)
  }

  /** Elements are matched in order, without going back: XML Schema demands that a schema never needs it. */
  #content(step: Step, content: Particle | undefined): void {
    const { children } = step.element
    const end = content === undefined ? 0 : this.#repeat(step, content, 0)
    const rest = children[end]
    if (rest === undefined) return
    const place = { element: rest, parent: step }
    const known = content !== undefined && elementNames(content).has(rest.name)
    if (!known) this.#fault(place, 'is not known here')
    else if (children.slice(0, end).some(({ name }) => name === rest.name))
      this.#fault(place, `must not stand here a second time, or not after <${children[end - 1]?.name ?? ''}>`)
    else this.#fault(place, `must not stand after <${children[end - 1]?.name ?? ''}>`)
  }

  #repeat(step: Step, particle: Particle, from: number): number {
    let at = from
    for (let count = 0; particle.max === null || count < particle.max; count++) {
      const starts = this.#starts(particle, step.element.children[at])
      if (!starts) {
        if (count >= particle.min || isOptional(particle)) return at
        // Its parts say which one is missing.
        if (particle.sequence !== undefined) return this.#once(step, particle, at)
        // One that stands elsewhere is told as such.
        const elsewhere = step.element.children.some(({ name }) => name === particle.element)
        if (!elsewhere) this.#fault(step, `must have ${namesText(particle)}`)
        return at
      }
      const next = this.#once(step, particle, at)
      if (next === at) return at
      at = next
    }
    return at
  }

  #once(step: Step, particle: Particle, from: number): number {
    const child = step.element.children[from]
    if (particle.any === true) return from + 1
    if (particle.choice !== undefined) {
      const chosen = particle.choice.find((branch) => this.#starts(branch, child))
      return chosen === undefined ? from : this.#repeat(step, chosen, from)
    }
    if (particle.sequence !== undefined) {
      let at = from
      for (const part of particle.sequence) at = this.#repeat(step, part, at)
      return at
    }
    if (child !== undefined && particle.type !== undefined)
      this.#element({ element: child, parent: step }, particle.type, particle.fallback === true)
    return from + 1
  }

  /** Can the particle begin with this element? */
  #starts(particle: Particle, child: XmlElement | undefined): boolean {
    if (child === undefined) return false
    const own = child.namespace === this.#schema.namespace
    if (particle.any === true) return !own
    if (particle.element !== undefined) return own && particle.element === child.name
    if (particle.choice !== undefined) return particle.choice.some((branch) => this.#starts(branch, child))
    for (const part of particle.sequence ?? []) {
      if (this.#starts(part, child)) return true
      if (part.min > 0 && !isOptional(part)) return false
    }
    return false
  }

  /** What is wrong with a text, as the end of a sentence; null if it is of the type. */
  #valueFault(text: string, reference: TypeReference, name: string): string | null {
    if (typeof reference === 'string') return builtinFault(text, reference)
    const type = this.#schema.types[reference]
    if (type === undefined || isComplex(type))
      return type?.text === undefined ? null : this.#valueFault(text, type.text, name)
    if (type.union !== undefined) {
      const faults = type.union.map((member) => this.#valueFault(text, member, name))
      return faults.includes(null) ? null : (faults[0] ?? null)
    }
    const base = type.base ?? 'string'
    return this.#valueFault(text, base, name) ?? this.#facetFault(this.#collapsed(text, base), type, name)
  }

  #facetFault(text: string, type: SimpleType, name: string): string | null {
    const {
      values,
      patterns,
      minInclusive = -Infinity,
      maxInclusive = Infinity,
      minLength = 0,
      maxLength = Infinity,
    } = type
    if (values !== undefined) {
      const set = this.#sets.get(values) ?? new Set(values)
      this.#sets.set(values, set)
      if (!set.has(text)) return enumText(values, text, this.#options.listNames?.[name])
    }
    if (patterns !== undefined && !patterns.some((pattern) => this.#pattern(pattern).test(text)))
      return patternText(`^${patterns[0] ?? ''}$`, text)
    if (Number(text) < minInclusive) return `must be at least ${minInclusive}`
    if (Number(text) > maxInclusive) return `must be at most ${maxInclusive}`
    if (text.length < minLength)
      return minLength === 1 ? 'must not be empty' : `must have at least ${minLength} characters`
    return text.length > maxLength ? `must have at most ${maxLength} characters` : null
  }

  #pattern(source: string): RegExp {
    const known = this.#patterns.get(source) ?? new RegExp(`^(?:${source})$`, 'u')
    this.#patterns.set(source, known)
    return known
  }

  #collapsed(text: string, reference: TypeReference): string {
    let current: TypeReference = reference
    while (typeof current === 'number') {
      const type: SimpleType | ComplexType | undefined = this.#schema.types[current]
      current = type === undefined || isComplex(type) ? 'string' : (type.base ?? 'string')
    }
    return collapsed(text, current)
  }

  #fault(step: Step, message: string, attribute?: string): void {
    const pointer = pathOf(step)
    if (attribute !== undefined) pointer.push(`@${attribute}`)
    const where = pointer.length === 1 ? 'The BOM' : pointer.slice(1).join('/')
    const fault = { pointer, message: `${where}: ${message}.` }
    this.#faults.set(fault.message, fault)
    if (this.#faults.size >= this.#options.limit) throw new Enough()
  }
}

const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'

function isComplex(type: SimpleType | ComplexType): type is ComplexType {
  return 'attributes' in type
}

/** Can the particle stand for no element at all, though it has to be there? */
function isOptional(particle: Particle): boolean {
  if (particle.min === 0) return true
  if (particle.choice !== undefined) return particle.choice.some(isOptional)
  return particle.sequence?.every(isOptional) ?? false
}

function elementNames(particle: Particle): Set<string> {
  if (particle.element !== undefined) return new Set([particle.element])
  const parts = particle.sequence ?? particle.choice ?? []
  return new Set(parts.flatMap((part) => [...elementNames(part)]))
}

function namesText(particle: Particle): string {
  const names = [...elementNames(particle)].map((name) => `<${name}>`)
  return names.length <= 4 ? names.join(' or ') : `${names.slice(0, 4).join(' or ')} or the like`
}

/** `['bom', 'components', 'component[2]']`: a number where elements of one name stand side by side. */
function pathOf(step: Step): string[] {
  const path: string[] = []
  for (let current: Step | null = step; current !== null; current = current.parent) {
    const { element, parent } = current
    const likes = parent?.element.children.filter(({ name }) => name === element.name) ?? []
    path.push(likes.length > 1 ? `${element.name}[${likes.indexOf(element) + 1}]` : element.name)
  }
  return path.reverse()
}

/** White space as XML Schema treats it before a value is looked at (part 2, 4.3.6). */
function collapsed(text: string, builtin: string): string {
  if (builtin === 'string') return text
  const replaced = text.replaceAll(/[\t\n\r]/g, ' ')
  return builtin === 'normalizedString' ? replaced : replaced.replaceAll(/ +/g, ' ').trim()
}

const DATE = '-?\\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const ZONE = '(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00)?'

/** Types of XML Schema itself, by what their values look like and what they are called. */
const BUILTINS: Readonly<Record<string, readonly [RegExp, string]>> = {
  boolean: [/^(?:true|false|1|0)$/, 'true or false'],
  integer: [/^[+-]?\d+$/, 'a whole number'],
  nonNegativeInteger: [/^(?:\+?\d+|-0+)$/, 'a whole number from 0 on'],
  positiveInteger: [/^\+?0*[1-9]\d*$/, 'a whole number from 1 on'],
  decimal: [/^[+-]?(?:\d+\.?\d*|\.\d+)$/, 'a number'],
  date: [new RegExp(`^${DATE}${ZONE}$`), 'a date (YYYY-MM-DD)'],
  // Non-ASCII characters and relative references are allowed; what comes before the first colon is a scheme.
  anyURI: [/^(?:[a-z][a-z0-9+.-]*:|[^:/?#]*(?:[/?#]|$))/i, 'a URI or relative reference'],
  dateTime: [
    new RegExp(`^${DATE}T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${ZONE}$`),
    'a date and time (YYYY-MM-DDThh:mm:ssZ)',
  ],
}

/** Strings take any text. */
function builtinFault(text: string, name: string): string | null {
  const known = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined
  if (known === undefined || known[0].test(collapsed(text, name))) return null
  return `must be ${known[1]}`
}
