import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { type Git, startGit } from './git.ts'

/** Blobs up to this size are read whole; longer ones are streamed by a git process of their own. */
export const WHOLE_BLOB_BYTES = 4 * 1024 * 1024

interface Request {
  resolve(bytes: Buffer): void
  reject(error: Error): void
}

/** Reads blobs through one `git cat-file --batch`, which is started by the first read. */
export class BlobReader {
  readonly #git: Git
  readonly #requests: Request[] = []
  #child: ChildProcess | undefined
  #header = Buffer.alloc(0)
  #body: Buffer | null = null
  #filled = 0

  constructor(git: Git) {
    this.#git = git
  }

  /** The whole blob; rejects if the repository lacks it, or git ends. */
  read(oid: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.#child ??= this.#start()
      this.#requests.push({ resolve, reject })
      this.#child.stdin?.write(`${oid}\n`)
    })
  }

  async close(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'close').catch(() => undefined)
    child.kill()
    await ended
  }

  #start(): ChildProcess {
    const child = startGit(this.#git, ['cat-file', '--batch'], 'pipe')
    child.stdout?.on('data', (chunk: Buffer) => this.#take(chunk))
    child.stdin?.on('error', (error) => this.#fail(error))
    child.on('error', (error) => this.#fail(error))
    child.on('close', () => this.#fail(new Error('git cat-file ended')))
    return child
  }

  #fail(error: Error): void {
    for (const request of this.#requests.splice(0)) request.reject(error)
    this.#child = undefined
  }

  /** Each answer is `<oid> blob <size>`, a line feed, the content and another line feed; or `<oid> missing`. */
  #take(chunk: Buffer): void {
    let offset = 0
    while (offset < chunk.length) {
      if (this.#body === null) {
        offset = this.#takeHeader(chunk, offset)
        continue
      }
      const count = chunk.copy(this.#body, this.#filled, offset)
      offset += count
      this.#filled += count
      if (this.#filled < this.#body.length) continue
      this.#requests.shift()?.resolve(this.#body.subarray(0, -1))
      this.#body = null
    }
  }

  #takeHeader(chunk: Buffer, offset: number): number {
    const end = chunk.indexOf('\n', offset)
    const stop = end === -1 ? chunk.length : end
    this.#header = Buffer.concat([this.#header, chunk.subarray(offset, stop)])
    if (end === -1) return stop
    const header = this.#header.toString('latin1')
    this.#header = Buffer.alloc(0)
    const size = /^\S+ \w+ (\d+)$/.exec(header)?.[1]
    if (size === undefined) {
      this.#requests.shift()?.reject(new Error(header))
    } else {
      this.#body = Buffer.allocUnsafe(Number(size) + 1)
      this.#filled = 0
    }
    return end + 1
  }
}
