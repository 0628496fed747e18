import { Worker } from 'node:worker_threads'
import type { Digests } from './hash.ts'
import type { HashReply, HashWorkerData } from './hash-messages.ts'
import { type DigestRequest, TreeError } from './tree.ts'

/** Worker threads that share a queue of files to hash. */
export class HashWorkers {
  readonly #workers: Worker[]
  readonly #onBytes: (count: number) => void

  constructor(url: URL, realRoot: string, count: number, onBytes: (count: number) => void) {
    const workerData: HashWorkerData = { realRoot }
    this.#onBytes = onBytes
    this.#workers = Array.from({ length: count }, () => new Worker(url, { workerData, execArgv: [] }))
  }

  /**
   * Works through the queue of indexes into `requests` and fills `results`. A worker that dies leaves its file
   * without a result.
   */
  async run(
    requests: readonly DigestRequest[],
    queue: IterableIterator<number>,
    results: Map<number, Digests | TreeError>,
  ): Promise<void> {
    await Promise.all(this.#workers.map((worker) => this.#serve(worker, requests, queue, results)))
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }

  #serve(
    worker: Worker,
    requests: readonly DigestRequest[],
    queue: IterableIterator<number>,
    results: Map<number, Digests | TreeError>,
  ): Promise<void> {
    return new Promise((resolve) => {
      let index = -1
      const next = () => {
        const taken = queue.next()
        const request = taken.done ? undefined : requests[taken.value]
        if (taken.done || request === undefined) {
          resolve()
          return
        }
        index = taken.value
        worker.postMessage(request)
      }
      worker.on('message', (reply: HashReply) => {
        switch (reply.type) {
          case 'bytes':
            this.#onBytes(reply.count)
            return
          case 'done':
            results.set(index, reply.digests)
            next()
            return
          case 'failed':
            results.set(index, new TreeError(reply.reason, requests[index]?.path ?? '', reply.message))
            next()
            return
        }
      })
      worker.on('error', () => resolve())
      worker.on('exit', () => resolve())
      next()
    })
  }
}
