import type { StructuredDocument } from '../../documents/document.ts'
import type { DocumentProblem, Pointer } from '../../documents/place.ts'
import type {
  ArtifactKind,
  LineageDataset,
  LineageFormatName,
  Run,
  Unread,
  UnreadReason,
} from '../../facts/types.ts'
import type { ArtifactRecord, Locate, Reading, RecordedChecksum, Source } from '../reader.ts'
import { unstatedDataset, unstatedRun } from './unstated.ts'

/** Runs and datasets of one file that are read. Far above real files; a policy sees about twice as many. */
export const RECORD_LIMIT = 50_000

/** How many notes one file may give: a hostile one could hold one on every line. */
const NOTES_LIMIT = 50

/** Where the facts of a record stand in the document, by the first two segments of their pointer; '' is the record. */
export type Places = ReadonlyMap<string, Pointer>

type RunStatement = Pick<Run, 'id' | 'job' | 'state'> & Partial<Omit<Run, 'path' | 'format'>>
type DatasetStatement = Pick<LineageDataset, 'id' | 'name' | 'type'> &
  Partial<Omit<LineageDataset, 'path' | 'format'>>

/** Gathers the lineage that one file states, with the place of every fact. */
export class LineageCollector {
  readonly path: string
  readonly #format: LineageFormatName
  readonly #kind: ArtifactKind
  readonly #document: StructuredDocument
  readonly #records: ArtifactRecord[] = []
  readonly #unread: Unread[] = []
  readonly #said = new Set<string>()
  #left = 0

  constructor(
    source: Pick<Source, 'path'>,
    format: LineageFormatName,
    document: StructuredDocument,
    kind: ArtifactKind = 'lineage',
  ) {
    this.path = source.path
    this.#format = format
    this.#document = document
    this.#kind = kind
  }

  run(statement: RunStatement, places: Places): void {
    const value: Run = { path: this.path, format: this.#format, ...unstatedRun(), ...statement }
    this.#add({ into: 'runs', value, locate: this.locate(places) })
  }

  dataset(statement: DatasetStatement, places: Places): void {
    const value: LineageDataset = {
      path: this.path,
      format: this.#format,
      ...unstatedDataset(),
      ...statement,
    }
    this.#add({ into: 'lineage_datasets', value, locate: this.locate(places) })
  }

  checksum(
    statement: Pick<RecordedChecksum, 'source' | 'subject' | 'algorithm' | 'expected' | 'reason'>,
    places: Places,
  ): void {
    const value: RecordedChecksum = { ...statement, manifest: this.path }
    this.#add({ into: 'checksums', value, locate: this.locate(places) })
  }

  /** Takes in a record of another room. */
  record(record: ArtifactRecord): void {
    this.#add(record)
  }

  /** Notes what was not read; `atKey` points at the key and not at its value. */
  tell(
    reason: UnreadReason,
    at: Pointer,
    message: string,
    { extent = 'part', atKey = false }: { extent?: Unread['extent']; atKey?: boolean } = {},
  ): void {
    if (this.#unread.length >= NOTES_LIMIT) return
    const { line, column } = atKey ? this.#document.keySpan(at) : this.#document.span(at)
    this.#unread.push({ path: this.path, kind: this.#kind, reason, extent, message, line, column })
  }

  problems(problems: readonly DocumentProblem[]): void {
    for (const { reason, message, offset, fatal } of problems) {
      const { line, column } = this.#document.lines.position(offset)
      const extent = fatal ? 'file' : 'part'
      this.#unread.push({ path: this.path, kind: this.#kind, reason, extent, message, line, column })
    }
  }

  /** What was gathered; `empty` completes "The file ..." where it is nothing at all. */
  reading(empty: string): Reading {
    if (this.#left > 0) {
      const message = `The file states more than ${RECORD_LIMIT} runs and datasets; ${this.#left} are left out.`
      this.tell('limit', [], message)
    }
    if (this.#records.length === 0 && this.#unread.length === 0) {
      this.tell('malformed', [], `The file ${empty}.`, { extent: 'file' })
    }
    return { records: this.#records, unread: this.#unread }
  }

  locate(places: Places): Locate {
    return async (pointer) => {
      const place =
        places.get(pointer.slice(0, 2).join('/')) ?? places.get(pointer[0] ?? '') ?? places.get('') ?? []
      return this.#document.keySpan(place)
    }
  }

  #add(record: ArtifactRecord): void {
    const said = JSON.stringify([record.into, record.value])
    if (this.#said.has(said)) return
    if (this.#said.size >= RECORD_LIMIT) {
      this.#left += 1
      return
    }
    this.#said.add(said)
    this.#records.push(record)
  }
}
