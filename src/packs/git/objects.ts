import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { GitMissing } from '../../repository/git.ts'
import { type PackRepository, startPackGit } from './command.ts'

/** An object is missing, or its bytes are not those that its id names. */
export class DamagedRepository extends Error {}

/** The objects together have more bytes than asked for. */
export class TooManyBytes extends Error {}

/** The repository's signal came. */
export class GitStopped extends Error {}

export interface GitObject {
  /** commit, tree, blob or tag */
  readonly type: string
  readonly bytes: Buffer
}

export interface TreeEntry {
  /** Octal, as git writes it: 40000 for a folder. */
  readonly mode: string
  readonly name: Buffer
  readonly id: string
}

/** `<id> <type> <size>`: more than this is another thing. */
const MAX_HEADER_BYTES = 128

/**
 * Reads objects through one `git cat-file --batch`. Each is hashed and compared with its id, so that neither the server
 * nor what lies in the cache has to be trusted.
 */
export class ObjectReader {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #ended: Promise<unknown>
  readonly #chunks: AsyncIterator<Buffer>
  readonly #signal: AbortSignal
  readonly #stop = () => void this.#child.kill()
  /** How many bytes may still come. */
  #allowed: number
  #buffered: Buffer[] = []
  #length = 0
  #error: unknown

  constructor(repository: PackRepository, maxBytes: number) {
    this.#allowed = maxBytes
    this.#signal = repository.signal
    this.#child = startPackGit(repository, '', ['cat-file', '--batch'])
    this.#child.stderr.resume()
    this.#child.stdin.on('error', () => undefined)
    this.#child.on('error', (error) => {
      this.#error = new GitMissing('git cannot be started', { cause: error })
    })
    this.#ended = once(this.#child, 'close').catch(() => undefined)
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]()
    this.#signal.addEventListener('abort', this.#stop, { once: true })
    if (this.#signal.aborted) this.#stop()
  }

  /**
   * The objects in the order of the ids.
   * @throws {DamagedRepository}
   * @throws {TooManyBytes}
   * @throws {GitStopped}
   * @throws {GitMissing}
   */
  async read(ids: readonly string[]): Promise<GitObject[]> {
    const objects: GitObject[] = []
    if (ids.length > 0) this.#child.stdin.write(ids.map((id) => `${id}\n`).join(''))
    for (const id of ids) objects.push(await this.#next(id))
    return objects
  }

  async close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#stop)
    this.#child.kill()
    this.#child.stdout.destroy()
    await this.#ended
  }

  /** An answer is `<id> <type> <size>`, a line feed, the content and another line feed; or `<id> missing`. */
  async #next(id: string): Promise<GitObject> {
    let end = this.#all().indexOf('\n')
    while (end === -1) {
      if (this.#length > MAX_HEADER_BYTES) throw new DamagedRepository(`${id} has no header`)
      await this.#fill(id)
      end = this.#all().indexOf('\n')
    }
    const header = this.#take(end + 1).toString('latin1')
    const [, type, digits] = /^[0-9a-f]+ (\w+) (\d+)\n$/.exec(header) ?? []
    if (type === undefined) throw new DamagedRepository(`${id} is missing`)
    const size = Number(digits)
    this.#allowed -= size
    if (this.#allowed < 0) throw new TooManyBytes()
    while (this.#length < size + 1) await this.#fill(id)
    const bytes = this.#take(size + 1).subarray(0, -1)
    if (idOf(type, bytes, id.length) !== id) throw new DamagedRepository(`${id} has other bytes`)
    return { type, bytes }
  }

  async #fill(id: string): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (!done) {
      this.#buffered.push(value)
      this.#length += value.length
      return
    }
    await this.#ended
    if (this.#error !== undefined) throw this.#error
    if (this.#signal.aborted) throw new GitStopped()
    throw new DamagedRepository(`git ends before ${id}`)
  }

  #all(): Buffer {
    const [first, ...more] = this.#buffered
    if (first !== undefined && more.length === 0) return first
    const all = Buffer.concat(this.#buffered)
    this.#buffered = [all]
    return all
  }

  #take(length: number): Buffer {
    const all = this.#all()
    this.#buffered = [all.subarray(length)]
    this.#length -= length
    return all.subarray(0, length)
  }
}

/** The entries of a tree object: mode, blank, name, NUL, id in binary. @throws {DamagedRepository} */
export function parseTree(bytes: Buffer, idLength: number): TreeEntry[] {
  const entries: TreeEntry[] = []
  let offset = 0
  while (offset < bytes.length) {
    const blank = bytes.indexOf(' ', offset)
    const nul = bytes.indexOf(0, blank)
    const end = nul + 1 + idLength / 2
    if (blank === -1 || nul === -1 || end > bytes.length) throw new DamagedRepository('a tree is cut off')
    entries.push({
      mode: bytes.toString('latin1', offset, blank),
      name: bytes.subarray(blank + 1, nul),
      id: bytes.toString('hex', nul + 1, end),
    })
    offset = end
  }
  return entries
}

/** Repositories name objects by SHA-1, newer ones by SHA-256: the length of an id tells. */
function idOf(type: string, bytes: Uint8Array, idLength: number): string {
  return createHash(idLength === 64 ? 'sha256' : 'sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}
