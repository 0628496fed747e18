import { baseName, extensionOf } from '../paths.ts'
import { type Peek, peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'
import { readDvc } from './dvc.ts'
import { readOpenLineage } from './openlineage.ts'

/** A pipeline's lock file or a day's events stay far below; a parsed document takes several times its bytes. */
const SIZE_LIMIT = 32 * 1024 * 1024

const EVENT_FILES: ReadonlySet<string> = new Set(['.json', '.jsonl', '.ndjson', '.log', '.txt'])
const EVENT_TYPES: ReadonlySet<string> = new Set(['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'])

/** OpenLineage events and the files of DVC. */
export const lineage: ArtifactReader = {
  kind: 'lineage',
  title: 'Data lineage',
  specifications: [
    'https://openlineage.io/spec/2-0-2/OpenLineage.json',
    'https://dvc.org/doc/user-guide/project-structure',
  ],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return dvcFormat(path) !== null || EVENT_FILES.has(extensionOf(path))
  },
  recognise(candidate) {
    return dvcFormat(candidate.path) ?? (isOpenLineage(candidate) ? 'openlineage' : null)
  },
  read: (source) => (source.format === 'openlineage' ? readOpenLineage(source) : readDvc(source)),
}

/** DVC itself goes by the names of its files. */
function dvcFormat(path: string): string | null {
  const name = baseName(path)
  if (name === 'dvc.yaml') return 'dvc-yaml'
  if (name === 'dvc.lock') return 'dvc-lock'
  return name.endsWith('.dvc') && name !== '.dvc' ? 'dvc-file' : null
}

function isOpenLineage({ path, head }: Candidate): boolean {
  if (!EVENT_FILES.has(extensionOf(path))) return false
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
