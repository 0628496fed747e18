import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'

/** Where in a file the values of a record stand whose pointers differ; what is below such a value moves with it. */
export class Origins {
  readonly #moved = new Map<string, Pointer>()

  set(pointer: Pointer, origin: Pointer): void {
    this.#moved.set(formatPointer(pointer), origin)
  }

  /** The pointer into the file for one into the record. */
  of(pointer: Pointer): Pointer {
    for (let length = pointer.length; length > 0; length--) {
      const origin = this.#moved.get(formatPointer(pointer.slice(0, length)))
      if (origin !== undefined) return [...origin, ...pointer.slice(length)]
    }
    return pointer
  }
}
