import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { CACHED_FROM_BYTES, type DigestCache, type Stamp, stampOf } from './digest-cache.ts'
import { type Digests, hashError, hashFile, READ_BYTES } from './hash.ts'
import type { HashWorkers } from './hash-workers.ts'
import { type DigestRequest, type DigestResult, type Progress, TreeError } from './tree.ts'

/** Below this many bytes a thread takes longer to start than the hashing does. */
export const THREADS_FROM_BYTES = 64 * 1024 * 1024

/** Digests of files in a folder, on worker threads where that is worth it. */
export class DiskDigests {
  readonly #realRoot: string
  readonly #workerUrl: URL | undefined
  readonly #running = new Set<HashWorkers>()
  readonly #cache: DigestCache | null
  #closed = false

  constructor(realRoot: string, workerUrl: URL | undefined, cache: DigestCache | null) {
    this.#realRoot = realRoot
    this.#workerUrl = workerUrl
    this.#cache = cache
  }

  /** Digests by request, from the cache as far as it has them. */
  async compute(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]> {
    const cache = this.#cache
    if (cache === null) return this.#hash(requests, progress)
    const startedAt = Date.now()
    const stamps = new Map<DigestRequest, Stamp>()
    const known = new Map<DigestRequest, Digests>()
    for (const request of requests) {
      // A part of a file is kept nowhere: its stamp would be that of the whole.
      const seen = request.range === undefined ? stampOf(this.#realRoot, request.path) : null
      if (seen === null || seen.size < CACHED_FROM_BYTES) continue
      const digests = cache.get(request.path, seen.stamp, request.algorithms)
      if (digests === null) stamps.set(request, seen.stamp)
      else known.set(request, digests)
    }
    const open = requests.filter((request) => !known.has(request))
    const computed = await this.#hash(open, progress)
    const results = new Map(open.map((request, index) => [request, computed[index]?.digests]))
    for (const [request, stamp] of stamps) {
      const digests = results.get(request)
      if (digests === undefined || digests instanceof TreeError) continue
      const after = stampOf(this.#realRoot, request.path)?.stamp ?? null
      cache.put(request.path, stamp, after, startedAt, digests)
    }
    cache.save()
    return requests.map((request) => ({
      path: request.path,
      digests: known.get(request) ?? results.get(request) ?? notHashed(request.path),
    }))
  }

  async #hash(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]> {
    const sizes = requests.map((request) => this.#size(request))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    let done = 0
    const onBytes = (count: number) => {
      done += count
      progress?.(done, total)
    }

    // The longest first, so that no core is left with a long file at the end.
    const order = requests.map((_, index) => index).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
    const results = new Map<number, Digests | TreeError>()
    const queue = order.values()
    if (this.#workerUrl !== undefined && requests.length > 1 && total >= THREADS_FROM_BYTES) {
      await this.#computeOnThreads(this.#workerUrl, requests, queue, results, onBytes)
    }
    await this.#computeHere(requests, order, results, onBytes)
    return requests.map(({ path }, index) => ({
      path,
      digests: results.get(index) ?? notHashed(path),
    }))
  }

  /** Stops what is running. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#running].map((workers) => workers.close()))
  }

  async #computeOnThreads(
    workerUrl: URL,
    requests: readonly DigestRequest[],
    queue: IterableIterator<number>,
    results: Map<number, Digests | TreeError>,
    onBytes: (count: number) => void,
  ): Promise<void> {
    const { HashWorkers } = await import('./hash-workers.ts')
    const count = Math.min(availableParallelism(), requests.length)
    const workers = new HashWorkers(workerUrl, this.#realRoot, count, onBytes)
    this.#running.add(workers)
    try {
      await workers.run(requests, queue, results)
    } finally {
      this.#running.delete(workers)
      await workers.close()
    }
  }

  /** Hashes on this thread what no worker has done: everything, or what a worker that died has left. */
  async #computeHere(
    requests: readonly DigestRequest[],
    order: readonly number[],
    results: Map<number, Digests | TreeError>,
    onBytes: (count: number) => void,
  ): Promise<void> {
    let buffer: Buffer | undefined
    for (const index of order) {
      const request = requests[index]
      if (this.#closed || request === undefined || results.has(index)) continue
      buffer ??= Buffer.allocUnsafeSlow(READ_BYTES)
      try {
        const digests = await hashFile(this.#realRoot, request, buffer, onBytes)
        results.set(index, digests)
      } catch (error) {
        results.set(index, hashError(request.path, error))
      }
    }
  }

  #size({ path, range }: DigestRequest): number {
    try {
      const size = statSync(join(this.#realRoot, path), { throwIfNoEntry: false })?.size ?? 0
      return range === undefined ? size : Math.max(0, Math.min(size, range.end) - range.start)
    } catch {
      // Opening the file will say what is wrong with it.
      return 0
    }
  }
}

function notHashed(path: string): TreeError {
  return new TreeError('unreadable', path, 'It was not hashed.')
}
