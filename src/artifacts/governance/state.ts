import { setOwn } from '../../documents/document.ts'
import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import { isMapping, listOf, member } from '../data.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'
import { Origins } from './origins.ts'
import type { Shape } from './shape.ts'

/** Entries of all lists together that are read of one file: more than people write, and few enough for a policy. */
export const ENTRY_LIMIT = 10_000

/** What a file states: see `Stated` of the facts. */
export interface Statement {
  readonly value: unknown
  /** Pointers within `value` to what says nothing. */
  readonly placeholders: readonly string[]
  readonly links: readonly { readonly pointer: string; readonly target: string }[]
  /** Where in the file the entries of lists stand from which others were left out. */
  readonly origins: Origins
  /** The list of the file whose entries passed `ENTRY_LIMIT`; null if none did. */
  readonly cutAt: Pointer | null
}

/** Reads a document as the shape says. Values of a wrong type and those that say nothing are null. */
export function stateOf(document: unknown, shape: Shape): Statement {
  const walk = new Walk()
  const value = walk.value(document, shape, [], [])
  return {
    value,
    placeholders: walk.placeholders,
    links: walk.links,
    origins: walk.origins,
    cutAt: walk.cutAt,
  }
}

class Walk {
  readonly placeholders: string[] = []
  readonly links: { pointer: string; target: string }[] = []
  readonly origins = new Origins()
  cutAt: Pointer | null = null
  #entries = 0

  /** `from` points into the file, `to` into what is made of it. */
  value(value: unknown, shape: Shape, from: Pointer, to: Pointer): unknown {
    switch (shape.kind) {
      case 'list':
        return this.#list(listOf(value), shape.of, from, to)
      case 'map':
        return this.#map(value, shape.of, from, to)
      case 'record': {
        const record: Record<string, unknown> = {}
        for (const [key, part] of Object.entries(shape.keys))
          record[key] = this.value(member(value, key), part, [...from, key], [...to, key])
        return record
      }
      default:
        return this.#scalar(value, shape, to)
    }
  }

  #list(items: readonly unknown[], shape: Shape, from: Pointer, to: Pointer): unknown[] {
    const isScalar = shape.kind !== 'record' && shape.kind !== 'list' && shape.kind !== 'map'
    const result: unknown[] = []
    for (const [index, item] of items.entries()) {
      if (this.#entries === ENTRY_LIMIT) {
        this.cutAt ??= [...from, String(index)]
        break
      }
      this.#entries += 1
      const at = [...to, String(result.length)]
      if (result.length !== index) this.origins.set(at, [...from, String(index)])
      const stated = this.value(item, shape, [...from, String(index)], at)
      if (stated !== null || !isScalar) result.push(stated)
    }
    return result
  }

  #map(value: unknown, shape: Shape, from: Pointer, to: Pointer): Record<string, unknown> {
    const result: Record<string, unknown> = {}
    if (!isMapping(value)) return result
    for (const [key, item] of Object.entries(value))
      setOwn(result, key, this.value(item, shape, [...from, key], [...to, key]))
    return result
  }

  #scalar(value: unknown, shape: Shape, to: Pointer): unknown {
    if (shape.kind === 'choice' && shape.of.includes(value)) return value
    if (shape.kind === 'flag' && typeof value === 'boolean') return value
    if (shape.kind === 'number' && typeof value === 'number') return value
    const text = typeof value === 'string' ? value.trim() : ''
    if (text === '') return null
    const isPath = shape.kind === 'link' && text.includes('/')
    if (!isPath && isPlaceholderValue(text)) {
      // That nobody knows the license of a dataset is an answer too, and asks for a risk.
      if (text !== 'unknown' || to.at(-1) !== 'license') this.placeholders.push(formatPointer(to))
      return null
    }
    if (shape.kind === 'date') return isFullDate(text) ? text : null
    if (shape.kind === 'link') this.links.push({ pointer: formatPointer(to), target: text })
    return shape.kind === 'text' || shape.kind === 'link' ? text : null
  }
}

/** RFC 3339, section 5.6: a day that the calendar has. */
export function isFullDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
