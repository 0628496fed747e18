import { parseJson } from '../../../documents/json.ts'
import { LineSplitter } from '../../../documents/line-splitter.ts'
import type { Span } from '../../../documents/place.ts'
import { decodeText } from '../../../documents/text.ts'
import type { LongSource, Reading } from '../../reader.ts'
import { Events } from './events.ts'
import { EventNotes } from './notes.ts'
import { loadSchemaErrors } from './validate.ts'

/** Bytes of one event: a hundred times that of the largest real ones. */
const LINE_LIMIT = 16 * 1024 * 1024

/**
 * Reads a log of events, one on each line, as it comes: what is held is one line and what the events say of distinct
 * runs and datasets (`EVENT_LIMITS`). A fact stands on the line of its event; columns are not kept.
 */
export async function readLongLog(source: LongSource): Promise<Reading> {
  const notes = new EventNotes(source.path)
  const events = new Events({
    source,
    locate: async ([line = '1']) => spanOf(Number(line)),
    line: ([line = '1']) => Number(line),
    schemaErrors: await loadSchemaErrors(),
    coarse: true,
  })
  const splitter = new LineSplitter(LINE_LIMIT)
  const readLine = (number: number, bytes: Uint8Array | null) => {
    const place = () => ({ line: number, column: 1 })
    if (bytes === null) {
      notes.badEvent(`The line is longer than ${LINE_LIMIT} bytes.`, place, 'limit')
      return
    }
    const { text, problems } = decodeText(bytes)
    if (!/\S/.test(text)) return
    const document = parseJson(text)
    for (const { message, reason, offset } of [...problems, ...document.problems]) {
      const { column } = document.lines.position(offset)
      notes.badEvent(message, () => ({ line: number, column }), reason)
    }
    if (document.value === undefined) return
    const problem = events.read(document.value, [String(number)])
    if (problem !== null) notes.badEvent(problem, place)
  }
  for await (const chunk of source.chunks) {
    for (const { number, bytes } of splitter.push(chunk)) readLine(number, bytes)
  }
  for (const { number, bytes } of splitter.end()) readLine(number, bytes)
  return notes.reading(events)
}

function spanOf(line: number): Span {
  return { line, column: 1, end_line: line, end_column: 2 }
}
