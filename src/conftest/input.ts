import { baseName, folderOf } from '../artifacts/paths.ts'
import type { Place } from '../documents/place.ts'
import { parsePointer } from '../documents/pointer.ts'
import { type KnownIdentities, stablePointer } from '../facts/identity.ts'
import type { Placer } from '../facts/places.ts'
import type { PolicyFile } from './files.ts'
import type { FileInput } from './parse.ts'

/** An element of what policies on files read: the file that an input comes from, and the input. */
export interface FileEntry {
  readonly path: string
  readonly contents: unknown
  /** What a policy sees as `data.conftest.file`; not where all files are one input, as in conftest. */
  readonly file?: { readonly name: string; readonly dir: string }
}

/** What policies on files read, and the way from a pointer into it to a place in a file. */
export interface FilesInput {
  readonly entries: readonly FileEntry[]
  readonly placer: Placer
}

/** The list of all inputs of the files. Conftest gives an absolute `dir`; here it is that within the tree. */
export function filesInput(files: readonly PolicyFile[], combine: boolean): FilesInput {
  const inputs = files.flatMap((file) =>
    'inputs' in file
      ? file.inputs.map((input, index) => ({ path: file.path, input, first: index === 0 }))
      : [],
  )
  const entries = inputs.map(({ path, input }) => ({
    path,
    contents: input.value,
    ...(!combine && { file: { name: baseName(path), dir: folderOf(path) || '.' } }),
  }))
  const known: KnownIdentities = new WeakMap()
  return {
    entries,
    placer: {
      place: async (pointer) => placeOf(inputs, pointer),
      stablePointer: (pointer) => stablePointer(entries, parsePointer(pointer) ?? [], known),
    },
  }
}

interface PlacedInput {
  readonly path: string
  readonly input: FileInput
  readonly first: boolean
}

/** What is said of an input as a whole stands where it begins: at the top of the file for its first one. */
function placeOf(inputs: readonly PlacedInput[], pointer: string): Place {
  const [index = '0', , ...within] = parsePointer(pointer) ?? []
  const { path, input, first } = inputs[Number(index)] ?? inputs[0] ?? NOTHING
  if (within.length > 0) return { path, ...input.span(within) }
  const { line, column } = first ? { line: 1, column: 1 } : input.span([])
  return { path, line, column, end_line: line, end_column: column }
}

const NOTHING: PlacedInput = {
  path: '',
  input: { value: null, span: () => ({ line: 1, column: 1, end_line: 1, end_column: 1 }) },
  first: true,
}
