import type { StructuredDocument } from '../../documents/document.ts'
import type { DocumentProblem, Pointer, Span } from '../../documents/place.ts'
import type { Lines } from '../../documents/text.ts'
import type { Dependency, DependencyFile, PackageIndex, Unread, UnreadReason } from '../../facts/types.ts'
import { isMapping, textOf } from '../data.ts'
import { folderOf, resolveInTree } from '../paths.ts'
import type { Reading, Source } from '../reader.ts'

/** Entries of one file that are read: several times those of the largest lock files. */
export const ENTRY_LIMIT = 50_000

/** How many notes one file may give. */
const NOTES_LIMIT = 20

/** Where something stands, worked out when it is asked. */
export type Placed = () => Span

/** Gathers what one dependency file says. */
export class DependencyCollector {
  readonly path: string
  readonly folder: string
  readonly #source: Source
  readonly #lines: Lines
  readonly #file: DependencyFile
  readonly #unread: Unread[] = []
  readonly #entryPlaces: Placed[] = []
  readonly #indexPlaces: Placed[] = []
  readonly #includePlaces: Placed[] = []
  #notTold = 0
  #tooMany = false

  constructor(source: Source, lines: Lines, what: Pick<DependencyFile, 'format' | 'ecosystem' | 'lock'>) {
    this.path = source.path
    this.folder = folderOf(source.path)
    this.#source = source
    this.#lines = lines
    this.#file = { path: source.path, ...what, entries: [], indexes: [], includes: [], complete: true }
  }

  add(entry: Dependency, place: Placed): void {
    if (this.#file.entries.length === ENTRY_LIMIT) {
      if (!this.#tooMany) {
        this.tell('limit', place, `Entries after the first ${ENTRY_LIMIT} are left out.`)
      }
      this.#tooMany = true
      return
    }
    this.#file.entries.push(entry)
    this.#entryPlaces.push(place)
  }

  addIndex(index: PackageIndex, place: Placed): void {
    const known = this.#file.indexes.some(({ kind, url }) => kind === index.kind && url === index.url)
    if (known || this.#file.indexes.length === ENTRY_LIMIT) return
    this.#file.indexes.push(index)
    this.#indexPlaces.push(place)
  }

  /** Another file that belongs to this one, named as seen from its folder. */
  addInclude(kind: 'requirements' | 'constraints', name: string, place: Placed): void {
    const path = /^[a-z][a-z0-9+.-]+:\/\//i.test(name) ? null : resolveInTree(this.folder, name)
    const exists = path !== null && this.#source.exists(path)
    this.#file.includes.push({ kind, name, path, exists })
    this.#includePlaces.push(place)
  }

  /** Something that was not understood: the record is not complete. */
  tell(reason: UnreadReason, place: Placed, message: string): void {
    this.#file.complete = false
    if (this.#unread.length >= NOTES_LIMIT) {
      this.#notTold += 1
      return
    }
    const { line, column } = place()
    this.#note(reason, 'part', message, line, column)
  }

  tellAll(problems: readonly DocumentProblem[]): void {
    for (const { reason, message, offset, fatal } of problems) {
      this.#file.complete = false
      const { line, column } = this.#lines.position(offset)
      this.#note(reason, fatal ? 'file' : 'part', message, line, column)
    }
  }

  reading(): Reading {
    if (this.#notTold > 0)
      this.#note('malformed', 'part', `${this.#notTold} more entries are not understood.`, null, null)
    const value = this.#file
    const locate = async ([list, index]: Pointer): Promise<Span> => {
      const places =
        list === 'entries' ? this.#entryPlaces : list === 'indexes' ? this.#indexPlaces : this.#includePlaces
      const place = list === 'complete' ? undefined : places[Number(index)]
      return place?.() ?? this.#lines.span(0, 0)
    }
    return { records: [{ into: 'dependencies', value, locate }], unread: this.#unread }
  }

  #note(
    reason: UnreadReason,
    extent: Unread['extent'],
    message: string,
    line: number | null,
    column: number | null,
  ): void {
    this.#unread.push({ path: this.path, kind: 'dependencies', reason, extent, message, line, column })
  }
}

/** A structured file, and where its parts stand. */
export interface Parsed {
  readonly document: StructuredDocument
  readonly collector: DependencyCollector
}

/** Where a value of the document stands; a list or mapping goes by its key, for it may be half the file. */
export function placeIn(document: StructuredDocument, pointer: Pointer): Placed {
  return () => document.span(pointer)
}

export function keyPlaceIn(document: StructuredDocument, pointer: Pointer): Placed {
  return () => document.keySpan(pointer)
}

/** The texts of a list, with their index; anything else is told. */
export function* textsOf(
  { document, collector }: Parsed,
  list: unknown,
  pointer: Pointer,
): Generator<[text: string, place: Placed]> {
  if (list === undefined || list === null) return
  if (!Array.isArray(list)) {
    collector.tell('malformed', keyPlaceIn(document, pointer), `"${pointer.at(-1)}" is not a list.`)
    return
  }
  for (const [index, item] of list.entries()) {
    const place = placeIn(document, [...pointer, String(index)])
    const text = textOf(item)
    if (text !== null) yield [text, place]
    else if (!isMapping(item)) collector.tell('malformed', place, 'The entry is not text.')
  }
}
