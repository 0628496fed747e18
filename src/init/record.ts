import type { Facts } from '../facts/types.ts'

/** A file that `modelward init` can write. */
export interface InitRecord {
  /** What `--only` calls it. */
  readonly name: string
  /** From the folder of the system, or from the top of the tree. */
  readonly path: string
  /** Is there one for each system, or one for the tree? */
  readonly of: 'system' | 'tree'
  /** Completes "NAME: ...". */
  readonly about: string
  /** The file that already says it, whatever its form; null where there is none. */
  there(facts: Facts): string | null
  /** The text: what the facts say, and TODO where nobody has said it. */
  render(facts: Facts): string
}
