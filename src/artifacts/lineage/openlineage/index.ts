import { extensionOf } from '../../paths.ts'
import { type Peek, peekJson } from '../../peek.ts'
import type { Candidate } from '../../reader.ts'
import type { LineageFormat } from '../format.ts'
import { holdsLines, readOpenLineage } from './read.ts'

const EVENT_FILES: ReadonlySet<string> = new Set(['.json', '.jsonl', '.ndjson', '.log', '.txt'])
const EVENT_TYPES: ReadonlySet<string> = new Set(['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'])

/** A log of 8 GiB takes some minutes. */
const LONG_LIMIT = 8 * 1024 * 1024 * 1024

/** Events, by the keys that they have in common. */
export const openLineage: LineageFormat = {
  formats: ['openlineage'],
  specification: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
  mayBe: (path) => EVENT_FILES.has(extensionOf(path)),
  recognise: (candidate) => (isOpenLineage(candidate) ? 'openlineage' : null),
  read: readOpenLineage,
  long: {
    limit: LONG_LIMIT,
    canRead: holdsLines,
    read: async (source) => (await import('./read-long.ts')).readLongLog(source),
  },
}

function isOpenLineage({ head }: Candidate): boolean {
  const peek = peekJson(head)
  if (!peek?.keys.has('eventTime')) return false
  const { keys } = peek
  const isEvent = keys.has('run') || keys.has('job') || keys.has('dataset')
  if (keys.has('producer') && isEvent) return true
  return isEvent
    ? speaksOpenLineage(peek)
    : !peek.complete && (keys.has('producer') || speaksOpenLineage(peek))
}

/** Values that only OpenLineage has, for events that leave out `producer` or go on after the head. */
function speaksOpenLineage({ keys }: Peek): boolean {
  const schema = keys.get('schemaURL') ?? ''
  return schema.includes('openlineage.io/spec/') || EVENT_TYPES.has(keys.get('eventType') ?? '')
}
