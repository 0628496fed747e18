import type { GovernanceEntry, GovernanceValues } from '../../../src/artifacts/governance/entry.ts'
import { governance } from '../../../src/artifacts/governance/index.ts'
import type { Locate } from '../../../src/artifacts/reader.ts'
import { parsePointer } from '../../../src/documents/pointer.ts'
import type { Unread } from '../../../src/facts/types.ts'
import { candidate, source } from '../helpers.ts'
import { GOVERNANCE_SAMPLES } from './samples.ts'

export interface ReadEntry<List extends GovernanceEntry['list']> {
  value: GovernanceValues[List]
  unread: readonly Unread[]
  locate: Locate
  /** The text that a pointer into the record stands for. */
  textAt(pointer: string): Promise<string>
}

export function formatOf(path: string, content: string): string | null {
  return governance.mayBe(path) ? governance.recognise(candidate(path, content)) : null
}

/** Reads a file as the reader that recognises it does; `list` is where its record has to belong. */
export async function readAs<List extends GovernanceEntry['list']>(
  list: List,
  path: string,
  content: string | object,
  files: readonly string[] = [],
): Promise<ReadEntry<List>> {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
  const format = formatOf(path, text)
  if (format === null) throw new Error(`${path} is not recognised`)
  const { records, unread } = await governance.read(source(path, text, format, files))
  const [record] = records
  if (record?.into !== 'governance' || !isOf(record, list))
    throw new Error(`${path} gave no record of ${list}`)
  const { locate } = record
  const textAt = async (pointer: string) => {
    const span = await locate(parsePointer(pointer) ?? [])
    const lines = text.split('\n').slice(span.line - 1, span.end_line)
    const last = lines.length - 1
    lines[last] = (lines[last] ?? '').slice(0, span.end_column - 1)
    lines[0] = (lines[0] ?? '').slice(span.column - 1)
    return lines.join('\n')
  }
  return { value: record.value, unread, locate, textAt }
}

function isOf<List extends GovernanceEntry['list']>(
  entry: GovernanceEntry,
  list: List,
): entry is GovernanceEntry & { value: GovernanceValues[List] } {
  return entry.list === list
}

/** The sample of a path. */
export function sampleOf(path: string): string {
  const content = GOVERNANCE_SAMPLES.find(([name]) => name === path)?.[1]
  if (content === undefined) throw new Error(`no sample is called ${path}`)
  return typeof content === 'string' ? content : JSON.stringify(content, null, 2)
}
