import {
  type ArtifactReader,
  type ArtifactRecord,
  HEAD_LENGTH,
  type Reading,
} from '../../src/artifacts/reader.ts'

const encoder = new TextEncoder()

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encoder.encode(content) : content
}

/** What a reader says of a file by its path and first bytes. */
export function recognise(reader: ArtifactReader, path: string, content: string | Uint8Array): string | null {
  const bytes = bytesOf(content)
  return reader.mayBe(path)
    ? reader.recognise({ path, size: bytes.length, head: bytes.subarray(0, HEAD_LENGTH) })
    : null
}

export interface ReadFile {
  readonly path?: string
  /** Other files of the tree. */
  readonly others?: readonly string[]
}

export async function readFile(
  reader: ArtifactReader,
  content: string | Uint8Array,
  { path = 'README.md', others = [] }: ReadFile = {},
): Promise<Reading> {
  const bytes = bytesOf(content)
  const exists = (other: string) => other === path || others.includes(other)
  return reader.read({ path, size: bytes.length, format: 'hugging-face', bytes, exists })
}

/** The only record of a reading. */
export function only(reading: Reading): ArtifactRecord {
  const [record] = reading.records
  if (record === undefined || reading.records.length !== 1)
    throw new Error(`${reading.records.length} records`)
  return record
}
