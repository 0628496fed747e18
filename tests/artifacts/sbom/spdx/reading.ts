import type { ArtifactRecord, Reading } from '../../../../src/artifacts/reader.ts'
import { sbom } from '../../../../src/artifacts/sbom/index.ts'
import type { Pointer } from '../../../../src/documents/place.ts'
import type { RecordedSbom } from '../../../../src/facts/types.ts'
import { source } from '../../helpers.ts'

export async function read(content: string, format: string, files: readonly string[] = []): Promise<Reading> {
  return sbom.read(source('sbom.spdx', content, format, files))
}

export function sbomRecord({ records }: Reading): Extract<ArtifactRecord, { into: 'sboms' }> {
  const found = records.find((record) => record.into === 'sboms')
  if (found === undefined) throw new Error('no SBOM was read')
  return found
}

export function sbomOf(reading: Reading): RecordedSbom {
  return sbomRecord(reading).value
}

export function checksumsOf({ records }: Reading) {
  return records.flatMap((record) => (record.into === 'checksums' ? [record.value] : []))
}

/** The text of the file at which a value of the record stands. */
export async function textAt(record: ArtifactRecord, content: string, pointer: Pointer): Promise<string> {
  const { line, column, end_line, end_column } = await record.locate(pointer)
  const lines = content.split('\n').slice(line - 1, end_line)
  const last = lines.length - 1
  return lines
    .map((text, index) =>
      text.slice(index === 0 ? column - 1 : 0, index === last ? end_column - 1 : undefined),
    )
    .join('\n')
}
