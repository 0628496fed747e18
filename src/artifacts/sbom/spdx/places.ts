import type { Pointer } from '../../../documents/place.ts'
import { formatPointer } from '../../../documents/pointer.ts'

/**
 * Remembers where in the file the values of the records stand. What reads a document notes it as it goes, so that both
 * cannot differ; a clean run reads with `Places.none`, which forgets, and a finding has the document read once more.
 */
export class Places {
  static readonly none = new Places(null)

  readonly #found: Map<string, Pointer> | null
  readonly #record: string
  readonly #source: Pointer

  private constructor(found: Map<string, Pointer> | null, record = '', source: Pointer = []) {
    this.#found = found
    this.#record = record
    this.#source = source
  }

  static kept(): Places {
    return new Places(new Map())
  }

  /** The value at `record` is what stands at `source`; both as seen from here. */
  note(record: Pointer, source: Pointer): void {
    this.#found?.set(this.#record + formatPointer(record), [...this.#source, ...source])
  }

  /** The same for each element of a list, by the indexes that it has in the file. */
  noteList(record: Pointer, source: Pointer, kept: readonly { readonly index: number }[]): void {
    if (this.#found === null) return
    this.note(record, source)
    for (const [position, { index }] of kept.entries()) {
      this.note([...record, String(position)], [...source, String(index)])
    }
  }

  /** For what reads a part: pointers are as seen from `record` and from `source`. */
  within(record: Pointer, source: Pointer): Places {
    if (this.#found === null) return this
    this.note(record, source)
    return new Places(this.#found, this.#record + formatPointer(record), [...this.#source, ...source])
  }

  /** Of a part whose source stands elsewhere in the file. */
  elsewhere(source: Pointer): Places {
    return this.#found === null ? this : new Places(this.#found, this.#record, source)
  }

  /** Where a value of a record stands: its own place, or that of the nearest value around it. */
  find(pointer: Pointer): Pointer {
    for (let length = pointer.length; length > 0; length--) {
      const source = this.#found?.get(formatPointer(pointer.slice(0, length)))
      if (source !== undefined) return source
    }
    return []
  }
}
