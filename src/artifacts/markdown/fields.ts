import { arrayIndex } from '../../documents/document.ts'
import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { isMapping } from '../data.ts'
import { isPlaceholder } from './placeholder.ts'

/** A part of the front matter that is not as it should be. */
export interface WrongField {
  readonly at: Pointer
  readonly reason: 'malformed' | 'limit'
  readonly message: string
}

/** How many wrong fields of one card are told. */
const WRONG_LIMIT = 20

/** No card of a real model or dataset comes near; each entry costs joins and policies their share. */
const ENTRIES_LIMIT = 10_000

/**
 * Takes values out of a front matter. What has another type than it should is told and left out; a placeholder is
 * left out and its place in the record noted; where each value came from is kept for `locate`.
 */
export class Fields {
  readonly wrong: WrongField[] = []
  /** Pointer in the record → pointer in the front matter. */
  readonly origins = new Map<string, Pointer>()
  readonly #placeholders = new Set<string>()
  readonly #root: unknown
  readonly #source: (at: Pointer) => string

  /** `source` gives the text of a scalar as it is written. */
  constructor(root: unknown, source: (at: Pointer) => string) {
    this.#root = root
    this.#source = source
  }

  /** Pointers in the record of what only a template's placeholder stands for, sorted. */
  get placeholders(): string[] {
    return [...this.#placeholders].toSorted()
  }

  /** The value as it is; undefined if there is none. */
  get(at: Pointer): unknown {
    let value = this.#root
    for (const segment of at) {
      if (Array.isArray(value)) value = value[arrayIndex(segment)]
      else value = isMapping(value) && Object.hasOwn(value, segment) ? value[segment] : undefined
    }
    return value
  }

  /** One text; numbers are taken as they are written. `into` is its place in the record, null for what has none. */
  text(at: Pointer, into: Pointer | null): string | null {
    const value = this.get(at)
    if (value === undefined || value === null) return null
    if (into !== null) this.origins.set(formatPointer(into), at)
    return this.#stated(value, at, into)
  }

  /** True or false; null for everything else, which is told. */
  flag(at: Pointer, into: Pointer): boolean | null {
    const value = this.get(at)
    if (value === undefined || value === null) return null
    this.origins.set(formatPointer(into), at)
    if (typeof value === 'boolean') return value
    this.tell(at, `${name(at)} has to be true or false.`)
    return null
  }

  /** A number; null for everything else. */
  number(at: Pointer, into: Pointer): number | null {
    const value = this.get(at)
    if (typeof value !== 'number') return null
    this.origins.set(formatPointer(into), at)
    return value
  }

  /** A list of texts, or one text for a list of one; nulls in it are left out. */
  list(at: Pointer, into: Pointer | null): string[] {
    const texts: string[] = []
    for (const each of this.elements(at)) {
      const text = this.#stated(this.get(each), each, into)
      if (text === null) continue
      if (into !== null) this.origins.set(formatPointer([...into, String(texts.length)]), each)
      texts.push(text)
    }
    return texts
  }

  /** Pointers of a list's elements; of a single value its own; nulls are left out. A mapping gives none and is told. */
  elements(at: Pointer): Pointer[] {
    const value = this.get(at)
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) {
      if (value.length > ENTRIES_LIMIT) {
        this.tell(
          at,
          `${name(at)} has ${value.length} entries; the first ${ENTRIES_LIMIT} are read.`,
          'limit',
        )
      }
      return value
        .slice(0, ENTRIES_LIMIT)
        .flatMap((element, index) => (element === null ? [] : [[...at, String(index)]]))
    }
    if (typeof value !== 'object') return [at]
    this.tell(at, `${name(at)} has to be a list; it is a mapping.`)
    return []
  }

  /** Pointers of a list's elements that are mappings; others are told. */
  mappings(at: Pointer): Pointer[] {
    return this.elements(at).filter((each) => {
      if (isMapping(this.get(each))) return true
      this.tell(each, `${name(at)} has to hold mappings; this is ${kindOf(this.get(each))}.`)
      return false
    })
  }

  notePlaceholder(into: Pointer): void {
    this.#placeholders.add(formatPointer(into))
  }

  tell(at: Pointer, message: string, reason: WrongField['reason'] = 'malformed'): void {
    if (this.wrong.length < WRONG_LIMIT) this.wrong.push({ at, reason, message })
  }

  /** The text of a scalar, unless it says nothing. */
  #stated(value: unknown, at: Pointer, into: Pointer | null): string | null {
    const text = this.#scalar(value, at)?.trim() ?? ''
    if (text === '') return null
    if (!isPlaceholder(text)) return text
    if (into !== null) this.notePlaceholder(into)
    return null
  }

  #scalar(value: unknown, at: Pointer): string | null {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return this.#source(at)
    if (typeof value === 'boolean') {
      this.tell(
        at,
        `${name(at)} is read as ${value}, not as text: YAML 1.1 takes it for a truth value. Put it in quotes.`,
      )
      return null
    }
    if (value !== null && value !== undefined)
      this.tell(at, `${name(at)} has to be a text; it is ${kindOf(value)}.`)
    return null
  }
}

function name(at: Pointer): string {
  return `\`${at.join('.')}\``
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value === 'string' ? 'text' : typeof value}`
}
