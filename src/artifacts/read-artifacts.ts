import { createHash } from 'node:crypto'
import { InternalError } from '../errors.ts'
import type { ArtifactKind, File, Unread } from '../facts/types.ts'
import { LFS_POINTER_LIMIT, type LfsPointer, parseLfsPointer } from '../repository/lfs.ts'
import { type LeftOut, type Progress, type Tree, TreeError, type TreeFile } from '../repository/tree.ts'
import { identifyByName } from './model-file/index.ts'
import { kindByName, unreadOfEmpty, unreadOfFolders, unreadOfPointer } from './named.ts'
import { type ArtifactReader, type ArtifactRecord, HEAD_LENGTH, type Reading, type Source } from './reader.ts'

/** Files that are read at a time: enough to keep a disk busy, few enough that file handles do not run out. */
const CONCURRENCY = 16

/** Files above this are read one after the other: a parsed document takes several times its bytes. */
const LARGE_FILE = 8 * 1024 * 1024

/** The shortest pointer: version, object id and a size of one digit. */
const SHORTEST_LFS_POINTER = 126

/** A file of the tree, and what it turned out to be. */
export interface ArtifactFile extends Pick<File, 'path' | 'kind' | 'format' | 'serialization'> {
  /** Bytes in the tree (of a pointer file, its own). */
  size: number
  lfs: LfsPointer | null
  /** Lowercase hex SHA-256 of exactly the bytes that were read; null for files that were not read whole. */
  sha256: string | null
}

/** What a tree holds. Every list is in the order of the files' paths, and within a file in that of its text. */
export interface Artifacts {
  files: ArtifactFile[]
  records: ArtifactRecord[]
  unread: Unread[]
}

export interface ReadArtifactsOptions {
  /** In this order: the first that recognises a file reads it. */
  readers: readonly ArtifactReader[]
  /** Called with files done and files in all. */
  progress?: Progress
}

/**
 * Recognises and reads every file. What a file holds never makes it throw: it is in `unread` then.
 * @throws {InternalError} `INTERNAL` if a reader throws: that is Modelward's fault, and must not pass for a bad file.
 */
export async function readArtifacts(
  tree: Tree,
  files: readonly TreeFile[],
  { readers, progress }: ReadArtifactsOptions,
): Promise<Artifacts> {
  const reader = new FileReader(tree, files, readers)
  const results: FileResult[] = new Array(files.length)
  let next = 0
  let done = 0
  const work = async () => {
    for (let index = next++; index < files.length; index = next++) {
      const file = files[index]
      if (file === undefined) return
      results[index] = await reader.read(file)
      done += 1
      progress?.(done, files.length)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return {
    files: results.map(({ file }) => file),
    records: results.flatMap(({ records }) => records),
    unread: inOrder([
      ...unreadOfFolders(files.map(({ path }) => path)),
      ...results.flatMap(({ unread }) => unread),
    ]),
  }
}

/** By path, and within a path as they came. */
function inOrder(unread: Unread[]): Unread[] {
  return unread.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** What the listing of a tree left out, as entries of `unread`. */
export function unreadOfLeftOut(leftOut: readonly LeftOut[]): Unread[] {
  return leftOut.map(({ path, reason, message }) => ({
    path,
    kind: reason === 'submodule' ? 'other' : identifyByName(path) === null ? kindByName(path) : 'model-file',
    reason:
      reason === 'symlink-leaves-tree'
        ? 'outside-tree'
        : reason === 'submodule'
          ? 'unsupported'
          : 'unreadable',
    extent: 'file',
    message,
    line: null,
    column: null,
  }))
}

interface FileResult {
  file: ArtifactFile
  records: readonly ArtifactRecord[]
  unread: readonly Unread[]
}

interface Claim {
  reader: ArtifactReader
  format: string
}

class FileReader {
  readonly #tree: Tree
  readonly #readers: readonly ArtifactReader[]
  readonly #paths: ReadonlySet<string>
  #largeFiles: Promise<unknown> = Promise.resolve()

  constructor(tree: Tree, files: readonly TreeFile[], readers: readonly ArtifactReader[]) {
    this.#tree = tree
    this.#readers = readers
    this.#paths = new Set(files.map(({ path }) => path))
  }

  async read(file: TreeFile): Promise<FileResult> {
    const { path, size } = file
    const candidates = this.#readers.filter((reader) => reader.mayBe(path))
    const mayBePointer = size >= SHORTEST_LFS_POINTER && size < LFS_POINTER_LIMIT
    if (candidates.length === 0 && !mayBePointer) return unclaimed(file)
    let kind: ArtifactKind = identifyByName(path) === null ? 'other' : 'model-file'
    try {
      const head = size === 0 ? new Uint8Array(0) : await this.#tree.head(path, HEAD_LENGTH)
      const lfs = mayBePointer ? parseLfsPointer(head) : null
      if (lfs !== null) return pointerResult(file, lfs)
      const claim = claimOf({ path, size, head }, candidates)
      if (claim === null) return unclaimed(file)
      kind = claim.reader.kind
      return await this.#claimed(file, head, claim)
    } catch (error) {
      if (!(error instanceof TreeError)) throw error
      return failed(file, kind, error)
    }
  }

  async #claimed(file: TreeFile, head: Uint8Array, claim: Claim): Promise<FileResult> {
    const { limit } = claim.reader
    const isWhole = head.length === file.size
    if (limit === null || isWhole) return this.#parse(file, head, claim, isWhole)
    if (file.size > limit) return this.#inTurn(() => this.#long(file, head, claim, limit))
    const read = async () => this.#parse(file, await this.#tree.read(file.path, limit), claim, true)
    if (file.size <= LARGE_FILE) return read()
    return this.#inTurn(read)
  }

  #inTurn(read: () => Promise<FileResult>): Promise<FileResult> {
    const turn = this.#largeFiles.then(read)
    this.#largeFiles = turn.catch(() => undefined)
    return turn
  }

  async #parse(file: TreeFile, bytes: Uint8Array, claim: Claim, isWhole: boolean): Promise<FileResult> {
    const { reader } = claim
    const reading = await guard(reader, file.path, () => reader.read({ ...this.#about(file, claim), bytes }))
    const sha256 = isWhole ? createHash('sha256').update(bytes).digest('hex') : null
    return resultOf(file, claim, reading, sha256)
  }

  /** A file beyond the limit, if its form allows to read it as it comes. */
  async #long(file: TreeFile, head: Uint8Array, claim: Claim, limit: number): Promise<FileResult> {
    const { reader, format } = claim
    const { path, size } = file
    const { long } = reader
    const canRead = long?.canRead({ path, size, head }, format) ?? false
    if (long === undefined || !canRead || size > long.limit) {
      const most = long !== undefined && canRead ? long.limit : limit
      throw new TreeError('too-large', path, tooLarge(reader, size, most))
    }
    const content = new HashedContent(this.#tree.stream(path))
    const chunks = content.chunks()
    const reading = await guard(reader, path, () => long.read({ ...this.#about(file, claim), chunks }))
    return resultOf(file, claim, reading, content.sha256())
  }

  #about({ path, size }: TreeFile, { format }: Claim): Omit<Source, 'bytes'> {
    return {
      path,
      size,
      format,
      exists: (other) => this.#paths.has(other),
      readOther: async (other, limit) => {
        if (!this.#paths.has(other)) return null
        try {
          return await this.#tree.read(other, limit)
        } catch (error) {
          if (error instanceof TreeError) return null
          throw error
        }
      },
    }
  }
}

/** Computes the digest of what a reader reads as it comes. */
class HashedContent {
  readonly #source: AsyncIterable<Uint8Array>
  readonly #hash = createHash('sha256')
  #ended = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      this.#hash.update(chunk)
      yield chunk
    }
    this.#ended = true
  }

  /** Null if the reader did not read all of it. */
  sha256(): string | null {
    return this.#ended ? this.#hash.digest('hex') : null
  }
}

function resultOf(
  { path, size }: TreeFile,
  { reader, format }: Claim,
  { records, unread }: Reading,
  sha256: string | null,
): FileResult {
  const stated = records.find((record) => record.into === 'files')
  return {
    file: {
      path,
      size,
      kind: reader.kind,
      format: stated?.value.format ?? format,
      serialization: stated?.value.serialization ?? null,
      lfs: null,
      sha256,
    },
    records,
    unread,
  }
}

function claimOf(
  candidate: { path: string; size: number; head: Uint8Array },
  readers: readonly ArtifactReader[],
): Claim | null {
  for (const reader of readers) {
    const format = rethrow(reader, candidate.path, () => reader.recognise(candidate))
    if (format !== null) return { reader, format }
  }
  return null
}

async function guard<T>(reader: ArtifactReader, path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    // The tree's, from a file that is read as it comes.
    if (cause instanceof TreeError) throw cause
    throw ownFault(reader, path, cause)
  }
}

function rethrow<T>(reader: ArtifactReader, path: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw ownFault(reader, path, cause)
  }
}

function ownFault(reader: ArtifactReader, path: string, cause: unknown): InternalError {
  const detail = cause instanceof Error ? cause.message : String(cause)
  const message = `The reader "${reader.title}" failed on ${JSON.stringify(path)}: ${detail}. This is a fault of Modelward; please report it.`
  return new InternalError('INTERNAL', message, { place: { path }, cause })
}

/** No reader wants it. */
function unclaimed(file: TreeFile): FileResult {
  const empty = file.size === 0 ? unreadOfEmpty(file.path) : null
  return empty === null ? plain(file) : { ...plain(file), unread: [empty] }
}

function plain({ path, size }: TreeFile): FileResult {
  const file: ArtifactFile = {
    path,
    size,
    kind: 'other',
    format: null,
    serialization: null,
    lfs: null,
    sha256: null,
  }
  return { file, records: [], unread: [] }
}

/** The content is elsewhere: only the name says what it may be. */
function pointerResult(file: TreeFile, lfs: LfsPointer): FileResult {
  const named = identifyByName(file.path)
  const { file: entry } = plain(file)
  if (named === null) {
    const unread = unreadOfPointer(file.path)
    return { file: { ...entry, lfs }, records: [], unread: unread === null ? [] : [unread] }
  }
  return { file: { ...entry, ...named, kind: 'model-file', lfs }, records: [], unread: [] }
}

function failed(file: TreeFile, kind: ArtifactKind, error: TreeError): FileResult {
  const { path } = file
  const reason = error.reason === 'too-large' ? 'limit' : 'unreadable'
  const unread: Unread = {
    path,
    kind,
    reason,
    extent: 'file',
    message: error.message,
    line: null,
    column: null,
  }
  const named = kind === 'model-file' ? identifyByName(path) : null
  return { file: { ...plain(file).file, ...named, kind }, records: [], unread: [unread] }
}

function tooLarge({ title }: ArtifactReader, size: number, limit: number): string {
  return `${title}: the file has ${size} bytes, and at most ${limit} are read.`
}
