import { createHash } from 'node:crypto'
import { closeSync, fstatSync, mkdirSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { readOwnFile } from '../own-file.ts'
import { openInside } from './disk-file.ts'
import type { Digests } from './hash.ts'
import { HASH_ALGORITHMS, type HashAlgorithm } from './tree.ts'

/** Shorter files are hashed faster than they are looked up. */
export const CACHED_FROM_BYTES = 1024 * 1024

/**
 * A file that changed this shortly before it was hashed may change again without its times showing it: file systems
 * count time in steps, of two seconds at most.
 */
const RACY_MS = 2000

/** Entries that are kept; the rest is forgotten, the oldest first. */
const ENTRY_LIMIT = 20_000

const FORMAT = 1

/** What a file's metadata say of its content: device, inode, size, and the times of its last change, in nanoseconds. */
export type Stamp = string

interface Entry {
  readonly stamp: Stamp
  readonly digests: Digests
}

/**
 * Digests of an earlier run, kept for files whose metadata are what they were. The time of the inode's change (ctime)
 * is among them, which no program can set: content that changed under a restored mtime is hashed anew. The cache's file
 * counts only if nobody else can have written it. docs/decisions/0019 has what has to be trusted.
 */
export class DigestCache {
  readonly #file: string
  readonly #folder: string
  readonly #root: string
  readonly #entries: Map<string, Entry>
  #changed = false

  private constructor(folder: string, root: string) {
    this.#folder = folder
    this.#root = root
    this.#file = join(folder, `${sha256(root).slice(0, 32)}.json`)
    this.#entries = entriesOf(readOwnFile(this.#file)?.toString('utf8') ?? '', root)
  }

  /**
   * The cache of a tree; null where its folder lies in the repository, so that a pull request could bring one.
   * @param root absolute path of the tree, without symbolic links
   * @param top that of the repository around it
   */
  static open(folder: string, root: string, top: string): DigestCache | null {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const real = realpathSync.native(folder)
      const inside = relative(top, real)
      const isBelow = inside === '' || (inside.split(sep)[0] !== '..' && join(top, inside) === real)
      return isBelow ? null : new DigestCache(real, root)
    } catch {
      return null
    }
  }

  /** All of the digests, or null. */
  get(path: string, stamp: Stamp, algorithms: readonly HashAlgorithm[]): Digests | null {
    const entry = this.#entries.get(path)
    if (entry?.stamp !== stamp) return null
    const digests: Digests = {}
    for (const algorithm of algorithms) {
      const digest = entry.digests[algorithm]
      if (digest === undefined) return null
      digests[algorithm] = digest
    }
    return digests
  }

  /** Keeps what was computed between two looks at the file, if both saw the same. */
  put(path: string, before: Stamp, after: Stamp | null, startedAt: number, digests: Digests): void {
    if (before !== after || isRacy(before, startedAt)) return
    const known = this.#entries.get(path)
    this.#entries.delete(path)
    this.#entries.set(path, {
      stamp: before,
      digests: known?.stamp === before ? { ...known.digests, ...digests } : digests,
    })
    this.#changed = true
  }

  /** What cannot be written costs time at the next run and nothing else. */
  save(): void {
    if (!this.#changed) return
    const entries = [...this.#entries].slice(-ENTRY_LIMIT)
    const body = JSON.stringify({ format: FORMAT, root: this.#root, entries: Object.fromEntries(entries) })
    const unfinished = join(this.#folder, `${process.pid}.tmp`)
    try {
      // Another process that reads the file sees all of it or nothing.
      writeFileSync(unfinished, `${sha256(body)}\n${body}`, { mode: 0o600 })
      renameSync(unfinished, this.#file)
      this.#changed = false
    } catch {
      return
    }
  }
}

/** Looks at a file as hashing would: opened, and within the tree. Null if it cannot be opened, which hashing will say. */
export function stampOf(realRoot: string, path: string): { stamp: Stamp; size: number } | null {
  let descriptor: number
  try {
    descriptor = openInside(realRoot, path).descriptor
  } catch {
    return null
  }
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = fstatSync(descriptor, { bigint: true })
    return { stamp: [dev, ino, size, mtimeNs, ctimeNs].join(' '), size: Number(size) }
  } catch {
    return null
  } finally {
    closeSync(descriptor)
  }
}

/** Did the file change so shortly before, or does its time lie ahead, that another change might not show? */
function isRacy(stamp: Stamp, startedAt: number): boolean {
  const [mtime = '', ctime = ''] = stamp.split(' ').slice(3)
  return [mtime, ctime].some((nanoseconds) => Number(nanoseconds) / 1e6 > startedAt - RACY_MS)
}

/** None of a file that is not as it was written, or of another tree. */
function entriesOf(text: string, root: string): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const [seal, body = ''] = text.split('\n', 2)
  if (seal !== sha256(body)) return entries
  const value: unknown = JSON.parse(body)
  if (!isRecord(value) || value.format !== FORMAT || value.root !== root || !isRecord(value.entries))
    return entries
  for (const [path, entry] of Object.entries(value.entries)) {
    if (!isRecord(entry) || typeof entry.stamp !== 'string' || !isRecord(entry.digests)) continue
    const digests: Digests = {}
    for (const algorithm of HASH_ALGORITHMS) {
      const digest = entry.digests[algorithm]
      if (typeof digest === 'string') digests[algorithm] = digest
    }
    entries.set(path, { stamp: entry.stamp, digests })
  }
  return entries
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
