import type { Pointer } from '../../../documents/place.ts'
import { isMapping, listOf, member } from '../../data.ts'

/** The components of a BOM in document order, each with the way back to where it stands. */
export class ComponentList {
  readonly components: unknown[] = []
  /** The BOM has more components than the limit. */
  truncated = false
  /** For each component its parent's number: -1 for the BOM itself, -2 for `metadata`. */
  readonly #parents: number[] = []
  /** For each component its index in its parent's `components`. */
  readonly #indexes: number[] = []
  readonly #bom: unknown

  constructor(bom: unknown, limit: number) {
    this.#bom = bom
    this.#walk(limit)
  }

  isSubject(component: number): boolean {
    return this.#parents[component] === METADATA
  }

  /** Where the component stands in the file. */
  pointer(component: number): Pointer {
    const segments: string[] = []
    let current = component
    while (current >= 0) {
      const parent = this.#parents[current] ?? BOM
      if (parent === METADATA) segments.push('component', 'metadata')
      else segments.push(String(this.#indexes[current] ?? 0), 'components')
      current = parent
    }
    return segments.reverse()
  }

  // Without recursion, so that only the parser's limit bounds the depth.
  #walk(limit: number): void {
    const open: Iterator<Step>[] = [childrenOf(this.#bom, BOM)]
    const subject = member(this.#bom, 'metadata', 'component')
    if (isMapping(subject)) open.push([{ component: subject, parent: METADATA, index: 0 }].values())
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.next()
      if (next.done) {
        open.pop()
        continue
      }
      if (this.components.length === limit) {
        this.truncated = true
        return
      }
      const { component, parent, index } = next.value
      const number = this.components.push(component) - 1
      this.#parents.push(parent)
      this.#indexes.push(index)
      open.push(childrenOf(component, number))
    }
  }
}

const BOM = -1
const METADATA = -2

interface Step {
  readonly component: unknown
  readonly parent: number
  readonly index: number
}

function* childrenOf(value: unknown, parent: number): Generator<Step, undefined> {
  for (const [index, component] of listOf(member(value, 'components')).entries()) {
    if (isMapping(component)) yield { component, parent, index }
  }
  return undefined
}
