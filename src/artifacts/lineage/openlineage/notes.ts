import type { Unread, UnreadReason } from '../../../facts/types.ts'
import type { Reading } from '../../reader.ts'
import { EVENT_LIMITS, type Events } from './events.ts'

/** How many records that are no events are told one by one. */
export const BAD_EVENTS_TOLD = 20

type Position = Pick<Unread, 'line' | 'column'>

const NOWHERE: Position = { line: null, column: null }

/** What could not be read of a file of events. */
export class EventNotes {
  readonly #path: string
  readonly #unread: Unread[] = []
  #bad = 0

  constructor(path: string) {
    this.#path = path
  }

  tell(reason: UnreadReason, message: string, at: Position, extent: Unread['extent'] = 'part'): void {
    const { line, column } = at
    this.#unread.push({ path: this.#path, kind: 'lineage', reason, extent, message, line, column })
  }

  /** A record that is no event, or is one in part; the first ones are told. */
  badEvent(message: string, place: () => Position, reason: UnreadReason = 'malformed'): void {
    this.#bad += 1
    if (this.#bad <= BAD_EVENTS_TOLD) this.tell(reason, message, place())
  }

  reading(events: Events): Reading {
    if (this.#bad > BAD_EVENTS_TOLD) {
      this.tell(
        'malformed',
        `${this.#bad - BAD_EVENTS_TOLD} more records are no OpenLineage events.`,
        NOWHERE,
      )
    }
    for (const what of events.truncated)
      this.tell('limit', `${TRUNCATED[what]}; the others are left out.`, NOWHERE)
    const records = events.records()
    if (records.length === 0 && this.#unread.length === 0) {
      this.tell('malformed', 'The file holds no OpenLineage event.', { line: 1, column: 1 }, 'file')
    }
    return { records, unread: this.#unread }
  }
}

const TRUNCATED: Readonly<Record<keyof typeof EVENT_LIMITS, string>> = {
  runs: `The events are of more than ${EVENT_LIMITS.runs} runs`,
  datasets: `The events name more than ${EVENT_LIMITS.datasets} datasets`,
  names: `The runs name datasets more than ${EVENT_LIMITS.names} times`,
  columns: `The events tell the lineage of more than ${EVENT_LIMITS.columns} columns`,
}
