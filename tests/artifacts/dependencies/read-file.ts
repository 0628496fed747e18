import { dependencies } from '../../../src/artifacts/dependencies/index.ts'
import type { Pointer } from '../../../src/documents/place.ts'
import type { DependencyFile, Unread } from '../../../src/facts/types.ts'
import { candidate, source } from '../helpers.ts'

/** Reads a file that has to be recognised. */
export async function readFile(path: string, content: string, files: readonly string[] = []) {
  const format = dependencies.recognise(candidate(path, content))
  if (!dependencies.mayBe(path) || format === null) throw new Error(`${path} is not recognised.`)
  const { records, unread } = await dependencies.read(source(path, content, format, files))
  const [record] = records
  if (record?.into !== 'dependencies') throw new Error(`${path} gives no record.`)
  const file: DependencyFile = record.value
  const notes: readonly Unread[] = unread
  return { file, unread: notes, place: (pointer: Pointer) => record.locate(pointer) }
}
