import { arrayIndex } from '../../documents/document.ts'
import type { Pointer } from '../../documents/place.ts'
import { textOf } from '../data.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'

/** An element that is kept, and where it stands in the file's list. */
export interface Kept<T> {
  readonly value: T
  readonly index: number
}

/** Of the tens of thousands of components of an SBOM, most lists are empty: all these are one. */
export const EMPTY: never[] = []
Object.freeze(EMPTY)

/** Maps a list and leaves out what gives null; remembers the index in the file. */
export function keep<T>(list: readonly unknown[], map: (item: unknown) => T | null): Kept<T>[] {
  if (list.length === 0) return EMPTY
  const kept: Kept<T>[] = []
  for (const [index, item] of list.entries()) {
    const value = map(item)
    if (value !== null) kept.push({ value, index })
  }
  return kept
}

export function valuesOf<T>(kept: readonly Pick<Kept<T>, 'value'>[]): T[] {
  return kept.length === 0 ? EMPTY : kept.map(({ value }) => value)
}

/** The index in the file of an element of the record; nothing if the pointer goes no further or leads nowhere. */
export function sourceIndex(kept: readonly Kept<unknown>[], [segment]: Pointer): Pointer {
  const element = kept[arrayIndex(segment ?? '')]
  return element === undefined ? [] : [String(element.index)]
}

/** Takes values that may be placeholders, and notes the pointers of those that are. */
export class PlaceholderNotes {
  /** Empty, and not to be written to, as long as nothing was noted. */
  pointers: string[] = EMPTY

  /** The text, or null for a placeholder; `pointer` is its place in the record. */
  take(value: unknown, ...pointer: Pointer): string | null {
    const text = textOf(value)?.trim() ?? null
    if (text === null || !isPlaceholderValue(text)) return text
    this.note(...pointer)
    return null
  }

  note(...pointer: Pointer): void {
    const text = `/${pointer.join('/')}`
    if (!this.pointers.includes(text)) this.pointers = [...this.pointers, text]
  }
}
