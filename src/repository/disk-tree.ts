import { join } from 'node:path'
import type { LastCommit } from '../facts/types.ts'
import { DigestCache } from './digest-cache.ts'
import { DiskDigests } from './disk-digests.ts'
import { filesBelow, headInside, readInside, streamInside } from './disk-file.ts'
import type { DigestRequest, DigestResult, Listing, Progress, Tree } from './tree.ts'

/** What sets a working copy and a plain folder apart. */
export interface DiskSource {
  readonly kind: 'working-copy' | 'folder'
  readonly root: string
  /** Absolute path of the root, without symbolic links. */
  readonly realRoot: string
  readonly prefix: string
  readonly commit: string | null
  readonly shallow: boolean
  list(): Promise<Listing>
  lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, LastCommit>>
}

/** How the digests of a tree on disk are computed. */
export interface DigestMeans {
  /** The bundled `hash-worker.ts`; without it one thread hashes. */
  readonly hashWorker: URL | undefined
  /** Where digests of earlier runs are kept; without it every file is hashed. */
  readonly digestCache: string | undefined
}

/** A tree whose files are on disk. */
export class DiskTree implements Tree {
  readonly kind: 'working-copy' | 'folder'
  readonly root: string
  readonly prefix: string
  readonly commit: string | null
  readonly shallow: boolean
  readonly #source: DiskSource
  readonly #digests: DiskDigests
  #listing: Promise<Listing> | undefined

  constructor(source: DiskSource, { hashWorker, digestCache }: DigestMeans) {
    this.kind = source.kind
    this.root = source.root
    this.prefix = source.prefix
    this.commit = source.commit
    this.shallow = source.shallow
    this.#source = source
    const cache =
      digestCache === undefined ? null : DigestCache.open(digestCache, source.realRoot, topOf(source))
    this.#digests = new DiskDigests(source.realRoot, hashWorker, cache)
  }

  list(): Promise<Listing> {
    this.#listing ??= this.#source.list()
    return this.#listing
  }

  async read(path: string, limit: number): Promise<Uint8Array> {
    return readInside(this.#source.realRoot, path, limit)
  }

  stream(path: string): AsyncIterable<Uint8Array> {
    return streamInside(this.#source.realRoot, path)
  }

  async head(path: string, length: number): Promise<Uint8Array> {
    return headInside(this.#source.realRoot, path, length)
  }

  async below(path: string): Promise<string[]> {
    return filesBelow(this.#source.realRoot, path)
  }

  digests(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]> {
    return this.#digests.compute(requests, progress)
  }

  async lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, LastCommit>> {
    if (paths.length === 0 || this.commit === null || this.shallow) return new Map()
    return this.#source.lastCommits(paths)
  }

  close(): Promise<void> {
    return this.#digests.close()
  }
}

/** The top of the repository that the root lies in; the root itself outside git. */
function topOf({ realRoot, prefix }: DiskSource): string {
  return prefix === ''
    ? realRoot
    : join(
        realRoot,
        ...prefix
          .split('/')
          .filter(Boolean)
          .map(() => '..'),
      )
}
