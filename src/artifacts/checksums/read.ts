import { decodeText, Lines } from '../../documents/text.ts'
import type { Unread, UnreadReason } from '../../facts/types.ts'
import { baseName } from '../paths.ts'
import type { ArtifactRecord, Reading, Source } from '../reader.ts'
import { hashdeepForm, hashdeepRow, isHashdeep, unknownColumns } from './hashdeep.ts'
import { type BadLine, type ChecksumLine, isSingleSpaced, parseLine } from './lines.ts'
import { recordedChecksum } from './recorded.ts'
import { type LineRecord, splitRecords } from './records.ts'

/** How many wrong lines are told one by one: a file of another kind with some digests in it would flood the report. */
export const BAD_LINES_TOLD = 20

/** Lines of one manifest that are read: about half of what a policy sees. */
export const LINE_LIMIT = 100_000

/** What `sha256sum` writes for its standard input. */
const STANDARD_INPUT = '-'

export function readChecksums(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const lines = new Lines(text)
  const unread: Unread[] = []
  const tell = (reason: UnreadReason, offset: number, message: string) => {
    const { line, column } = lines.position(offset)
    unread.push({ path: source.path, kind: 'checksums', reason, extent: 'part', message, line, column })
  }
  for (const { reason, offset, message } of problems) tell(reason, offset, message)

  const { records: all, zero } = splitRecords(text)
  const parts = all.slice(0, LINE_LIMIT)
  const beyond = all[LINE_LIMIT]
  if (beyond !== undefined) {
    const message = `The file has ${all.length} lines; those after the first ${LINE_LIMIT} are left out.`
    tell('limit', beyond.offset, message)
  }
  const manifest = baseName(source.path)
  const parse = lineParser(text, { manifest, zero, first: parts[0]?.text ?? '' })
  for (const column of parse.unknown) {
    tell('unsupported', 0, `The column "${column}" is of a digest that is not known.`)
  }
  const records: ArtifactRecord[] = []
  let bad = 0
  for (const part of parts) {
    const parsed = parse.lines(part.text)
    if ('reason' in parsed) {
      bad += 1
      if (bad <= BAD_LINES_TOLD) tell(parsed.reason, part.offset, parsed.message)
      continue
    }
    for (const line of parsed) {
      const name = line.name === null || line.name === STANDARD_INPUT ? ownSubject(manifest) : line.name
      if (name === null) {
        tell('malformed', part.offset, 'The line has a digest and does not say of which file.')
        continue
      }
      const value = recordedChecksum(source.path, name, line.algorithm, line.digest)
      if (value.reason?.startsWith('outside-tree')) {
        tell('outside-tree', part.offset + line.nameAt, `The name ${JSON.stringify(name)} leaves the tree.`)
      }
      records.push({ into: 'checksums', value, locate: locator(lines, part, line) })
    }
  }
  if (bad > BAD_LINES_TOLD) {
    tell('malformed', parts[0]?.offset ?? 0, `${bad - BAD_LINES_TOLD} more lines are not checksum lines.`)
  }
  if (records.length === 0 && unread.length === 0) tell('malformed', 0, 'The file holds no checksum.')
  return { records, unread }
}

interface LineParser {
  /** What a record says: one digest, or several of one file. */
  lines(record: string): readonly ChecksumLine[] | BadLine
  /** Digests that the file announces and that are not known. */
  readonly unknown: readonly string[]
}

function lineParser(
  text: string,
  { manifest, zero, first }: { manifest: string; zero: boolean; first: string },
): LineParser {
  const hashdeep = isHashdeep(text) ? hashdeepForm(text) : null
  if (hashdeep !== null) {
    return { lines: (record) => hashdeepRow(record, hashdeep), unknown: unknownColumns(hashdeep) }
  }
  const form = { manifest, zero, singleSpace: isSingleSpaced(first) }
  return {
    lines: (record) => {
      const line = parseLine(record, form)
      return 'reason' in line ? line : [line]
    },
    unknown: [],
  }
}

/** `model.onnx.sha256` is about `model.onnx`; a name that is all digest ("SHA256SUMS") is about nothing. */
function ownSubject(manifest: string): string | null {
  return (
    /^(.+)\.(?:sha\d?-?\d*(?:sum)?|sri|integrity|md5(?:sum)?|b(?:lake)?[23][a-z]?(?:sum)?|digest|checksum|asc)$/i.exec(
      manifest,
    )?.[1] ?? null
  )
}

function locator(lines: Lines, part: LineRecord, line: ChecksumLine): ArtifactRecord['locate'] {
  const end = part.offset + part.text.length
  return async ([field]) => {
    if (field === 'expected') {
      const start = part.offset + line.digestAt
      return lines.span(start, start + line.digestLength)
    }
    if (field === 'subject' && line.name !== null) {
      const start = part.offset + line.nameAt
      return lines.span(start, line.nameAt < line.digestAt ? part.offset + part.text.lastIndexOf(')') : end)
    }
    return lines.span(part.offset, end)
  }
}
