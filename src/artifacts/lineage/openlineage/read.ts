import { parseJson, parseJsonLines } from '../../../documents/json.ts'
import type { Pointer } from '../../../documents/place.ts'
import { decodeText } from '../../../documents/text.ts'
import { extensionOf } from '../../paths.ts'
import { peekJson } from '../../peek.ts'
import type { Candidate, Reading, Source } from '../../reader.ts'
import { Events } from './events.ts'
import { EventNotes } from './notes.ts'
import { loadSchemaErrors } from './validate.ts'

const LINE_FILES: ReadonlySet<string> = new Set(['.jsonl', '.ndjson', '.log'])

/** Does the file hold one event on each line? */
export function holdsLines({ path, head }: Pick<Candidate, 'path' | 'head'>): boolean {
  return LINE_FILES.has(extensionOf(path)) || peekJson(head)?.shape === 'lines'
}

/** Reads OpenLineage events (2-0-2): one event, an array of them, or one on each line. */
export async function readOpenLineage(source: Source): Promise<Reading> {
  const { text, problems } = decodeText(source.bytes)
  const isLines = holdsLines({ path: source.path, head: source.bytes })
  const document = isLines ? parseJsonLines(text) : parseJson(text)
  const notes = new EventNotes(source.path)
  for (const { reason, message, offset, fatal } of [...problems, ...document.problems]) {
    notes.tell(reason, message, document.lines.position(offset), fatal ? 'file' : 'part')
  }
  const events = new Events({
    source,
    locate: async (pointer) => document.span(pointer),
    line: (pointer) => document.span(pointer).line,
    schemaErrors: await loadSchemaErrors(),
    coarse: false,
  })
  for (const { event, pointer } of eventsOf(document.value)) {
    const problem = events.read(event, pointer)
    if (problem !== null) notes.badEvent(problem, () => document.span(pointer))
  }
  return notes.reading(events)
}

function eventsOf(value: unknown): { event: unknown; pointer: Pointer }[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [{ event: value, pointer: [] }]
  return value.map((event: unknown, index) => ({ event, pointer: [String(index)] }))
}
