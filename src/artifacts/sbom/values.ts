import type { Pointer } from '../../documents/place.ts'
import { textOf } from '../data.ts'

/** An element that is kept, and where it stands in the file's list. */
export interface Kept<T> {
  readonly value: T
  readonly index: number
}

/** Maps a list and leaves out what gives null; remembers the index in the file. */
export function keep<T>(list: readonly unknown[], map: (item: unknown) => T | null): Kept<T>[] {
  const kept: Kept<T>[] = []
  for (const [index, item] of list.entries()) {
    const value = map(item)
    if (value !== null) kept.push({ value, index })
  }
  return kept
}

export function valuesOf<T>(kept: readonly Kept<T>[]): T[] {
  return kept.map(({ value }) => value)
}

const SAYS_NOTHING =
  /^(?:no[ _-]?assertion|none|null|undefined|nan|todo|tbd|tba|fixme|unknown|unspecified|not (?:specified|available|known)|n\/?a|\?+|-+|\.+|x{3,}|placeholder|change[ _-]?me|\[?more information needed\]?|<[^<>]*>|\{\{.*\}\})$/i

/** Text that stands where a value should and is none. */
export function isPlaceholder(text: string): boolean {
  return SAYS_NOTHING.test(text.trim())
}

/** Text that says something, trimmed; null for placeholders and everything that is no text. */
export function tellingText(value: unknown): string | null {
  const text = textOf(value)?.trim() ?? null
  return text === null || isPlaceholder(text) ? null : text
}

/** Takes values that may be placeholders, and notes the pointers of those that are. */
export class PlaceholderNotes {
  readonly pointers: string[] = []

  /** The text, or null for a placeholder; `pointer` is its place in the record. */
  take(value: unknown, ...pointer: Pointer): string | null {
    const text = textOf(value)?.trim() ?? null
    if (text === null || !isPlaceholder(text)) return text
    this.note(...pointer)
    return null
  }

  note(...pointer: Pointer): void {
    const text = `/${pointer.join('/')}`
    if (!this.pointers.includes(text)) this.pointers.push(text)
  }
}
