import type { ValidationError } from 'validator:modelward'
import type { Stated } from '../../facts/types/stated.ts'
import type { GovernanceFile } from '../../facts/types.ts'
import { baseName } from '../paths.ts'
import type { GovernanceEntry } from './entry.ts'
import type { Origins } from './origins.ts'
import type { Shape } from './shape.ts'

/** A compiled schema, and the shape that was made of it. */
export interface ManifestSchema {
  readonly default: { (value: unknown): boolean; errors?: readonly ValidationError[] | null }
  readonly shape: Shape
}

/** A governance file of our own form. */
export interface Manifest {
  /** Stem of the file's name, and name of the schema: `threat-model`. */
  readonly name: string
  /** Keys of which the file has one, where other tools use files of this name too; empty where the name is ours alone. */
  readonly marks: readonly string[]
  load(): Promise<ManifestSchema>
  /** What was stated as a record of the facts; `origins` is told what moved. */
  entry(file: GovernanceFile, statement: unknown, origins: Origins): GovernanceEntry
}

interface ManifestOptions<File> {
  readonly name: string
  readonly marks?: readonly string[]
  load(): Promise<ManifestSchema>
  entry(value: GovernanceFile & Stated<File>, origins: Origins): GovernanceEntry
}

/** A manifest whose facts are what a file of the form `File` states. */
export function manifest<File>({ entry, marks = [], ...options }: ManifestOptions<File>): Manifest {
  return {
    ...options,
    marks,
    entry: (file, statement, origins) => {
      if (!isStated<File>(statement)) throw new TypeError('a statement is an object')
      return entry({ ...file, ...statement }, origins)
    },
  }
}

/** `stateOf` made it after the shape of `File`. */
function isStated<File>(value: unknown): value is Stated<File> & object {
  return typeof value === 'object' && value !== null
}

/** Is the file called as this manifest is? */
export function isNamed({ name }: Pick<Manifest, 'name'>, path: string): boolean {
  return new RegExp(`^${name}\\.(?:ya?ml|json)$`, 'i').test(baseName(path))
}
