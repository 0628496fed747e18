import type { ArtifactRecord } from '../artifacts/reader.ts'
import type { Origin } from './places.ts'

type Room = ArtifactRecord['into']
export type RecordIn<Into extends Room> = Extract<ArtifactRecord, { into: Into }>

/** The records of a system by the room of the facts that they go into, each in the order in which they were read. */
export class Records {
  readonly #records: readonly ArtifactRecord[]

  constructor(records: readonly ArtifactRecord[]) {
    this.#records = records
  }

  in<Into extends Room>(room: Into): RecordIn<Into>[] {
    return this.#records.filter((record): record is RecordIn<Into> => record.into === room)
  }

  /** What the records of a room say, and where each stands. */
  listed<Into extends Room>(room: Into): Listed<RecordIn<Into>['value']> {
    return listed(this.in(room))
  }
}

/** A list of facts, and the origins of its elements in the same order. */
export interface Listed<Value> {
  readonly values: Value[]
  readonly origins: Origin[]
}

export function listed<Record extends ArtifactRecord>(records: readonly Record[]): Listed<Record['value']> {
  return {
    values: records.map((record): Record['value'] => record.value),
    origins: records.map(originOf),
  }
}

/** The file that a record was read from. */
export function pathOf(record: ArtifactRecord): string {
  return record.into === 'checksums' ? record.value.manifest : record.value.path
}

export function originOf(record: ArtifactRecord): Origin {
  return { path: pathOf(record), locate: record.locate }
}
