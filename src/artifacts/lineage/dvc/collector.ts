import { quoted, type StructuredDocument } from '../../../documents/document.ts'
import type { DocumentProblem, Pointer } from '../../../documents/place.ts'
import type { Digest, LineageDataset, Run, Unread, UnreadReason } from '../../../facts/types.ts'
import { member } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import type { ArtifactRecord, Locate, Reading, RecordedChecksum, Source } from '../../reader.ts'
import { unstatedDataset, unstatedRun } from '../unstated.ts'

/** A path that a DVC file names, resolved against its folder. */
export interface DvcPath {
  /** Path in the tree; the text as written for a URL, a template and what leaves the tree. */
  id: string
  place: 'tree' | 'url' | 'template' | 'outside-tree'
}

/** What DVC says of a stage. */
export type DvcRun = Pick<Run, 'id' | 'job' | 'state' | 'inputs' | 'outputs' | 'command'> &
  Partial<Pick<Run, 'stale' | 'frozen'>>

/** How many notes one file may give: a hostile lock could hold one on every line. */
const NOTES_LIMIT = 50

/** Gathers what one DVC file says. */
export class DvcCollector {
  readonly path: string
  readonly #source: Source
  readonly #document: StructuredDocument
  readonly #records: ArtifactRecord[] = []
  readonly #unread: Unread[] = []
  readonly #datasets = new Map<string, string>()
  readonly #checksums = new Set<string>()
  readonly #missing = new Set<string>()

  constructor(source: Source, document: StructuredDocument) {
    this.path = source.path
    this.#source = source
    this.#document = document
  }

  /** The path that `written` stands for, in `workingFolder` relative to the folder of the file. */
  resolve(written: string, workingFolder: string | null, at: Pointer): DvcPath {
    if (written.includes('${') || workingFolder?.includes('${')) {
      this.missing(/\$\{\s*([^}]*?)\s*\}/.exec(`${written}${workingFolder ?? ''}`)?.[1] ?? written, at)
      return { id: written, place: 'template' }
    }
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return { id: written, place: 'url' }
    const folder = resolveInTree(folderOf(this.path), workingFolder ?? '')
    const id = folder === null ? null : resolveInTree(folder, written)
    if (id !== null && id !== '') return { id, place: 'tree' }
    this.tell('outside-tree', at, `The path ${JSON.stringify(written)} leaves the tree.`)
    return { id: written, place: 'outside-tree' }
  }

  /** A variable of a template that nothing gives a value; told once. */
  missing(name: string, at: Pointer): void {
    if (this.#missing.has(name)) return
    this.#missing.add(name)
    const message = `Nothing gives ${quoted(name)} a value: what names it is kept as it is written.`
    this.tell('unsupported', at, message)
  }

  run(value: DvcRun, locate: ReadonlyMap<string, Pointer>): void {
    const run: Run = { path: this.path, format: 'dvc', ...unstatedRun(), ...value }
    this.#records.push({ into: 'runs', value: run, locate: this.#locate(locate) })
  }

  dataset(path: DvcPath, facts: DatasetStatement, locate: ReadonlyMap<string, Pointer>): void {
    const value: LineageDataset = {
      path: this.path,
      format: 'dvc',
      ...unstatedDataset(),
      id: path.id,
      name: path.id,
      file: path.place === 'tree' && this.#source.exists(path.id) ? path.id : null,
      source: path.place === 'url' ? path.id : null,
      ...facts,
    }
    const said = JSON.stringify(value)
    if (this.#datasets.get(value.id) === said) return
    this.#datasets.set(value.id, said)
    this.#records.push({ into: 'lineage_datasets', value, locate: this.#locate(locate) })
  }

  checksum(subject: string, digest: Digest, reason: string | null, at: Pointer): void {
    const key = JSON.stringify([subject, digest])
    if (this.#checksums.has(key)) return
    this.#checksums.add(key)
    const value: RecordedChecksum = {
      manifest: this.path,
      source: 'dvc',
      subject,
      algorithm: digest.algorithm,
      expected: digest.value,
      reason,
    }
    const places = new Map([
      ['', at],
      ['subject', [...at.slice(0, -1), 'path']],
    ])
    this.#records.push({ into: 'checksums', value, locate: this.#locate(places) })
  }

  tell(reason: UnreadReason, at: Pointer, message: string, extent: Unread['extent'] = 'part'): void {
    if (this.#unread.length >= NOTES_LIMIT) return
    const { line, column } = this.#document.span(at)
    this.#unread.push({ path: this.path, kind: 'lineage', reason, extent, message, line, column })
  }

  problem({ reason, message, offset, fatal }: DocumentProblem): void {
    const { line, column } = this.#document.lines.position(offset)
    const extent = fatal ? 'file' : 'part'
    this.#unread.push({ path: this.path, kind: 'lineage', reason, extent, message, line, column })
  }

  reading(): Reading {
    if (this.#records.length === 0 && this.#unread.length === 0) {
      this.tell('malformed', [], 'The file names no stage, output or artifact.', 'file')
    }
    return { records: this.#records, unread: this.#unread }
  }

  #locate(places: ReadonlyMap<string, Pointer>): Locate {
    return async (pointer) => {
      const place =
        places.get(pointer.slice(0, 2).join('/')) ?? places.get(pointer[0] ?? '') ?? places.get('') ?? []
      // What is a mapping or list goes by its key: its value may be half the file.
      const isLeaf = typeof valueAt(this.#document.value, place) !== 'object'
      return isLeaf ? this.#document.span(place) : this.#document.keySpan(place)
    }
  }
}

/** What a file says of one path; the rest is null. */
export type DatasetStatement = Pick<LineageDataset, 'type'> &
  Partial<Pick<LineageDataset, 'source' | 'revision' | 'digests' | 'description' | 'aliases' | 'part_of'>>

function valueAt(document: unknown, pointer: Pointer): unknown {
  let value = document
  for (const segment of pointer)
    value = Array.isArray(value) ? value[Number(segment)] : member(value, segment)
  return value
}
