import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Script } from 'node:vm'
import { readOwnFile } from '../own-file.ts'

/** A file of the program, to be compiled as the body of a function with these parameters. */
export interface ProgramFile {
  readonly path: string
  readonly text: string
  readonly parameters: readonly string[]
}

/** Compiled code of one file; `source` is the SHA-256 of the text that it was compiled from. */
interface Entry {
  readonly source: string
  readonly code: Buffer
}

const DIGEST_BYTES = 32

/**
 * Code that V8 compiled in an earlier run, functions that only run late included, in one file. V8 runs what it is given
 * here, so that the file counts only if nobody else can have written it and every byte is as it was written; and the
 * code of each file only for the very text that it was made from. V8 itself refuses code of another version.
 *
 * Nothing depends on the cache: what cannot be read or written costs time and nothing else.
 */
export class CodeCache {
  readonly #path: string | null
  readonly #entries: Map<string, Entry>
  readonly #used = new Map<string, { source: string; script: Script }>()
  #complete = true

  /** @param path of the cache's file; null for none */
  constructor(path: string | null) {
    this.#path = path
    this.#entries = path === null ? new Map() : entriesOf(readOwnFile(path) ?? Buffer.alloc(0))
  }

  /** A script whose value is the function. */
  compile({ path, text, parameters }: ProgramFile): Script {
    const before = `(function(${parameters.join(',')}){`
    const source = this.#path === null ? '' : sha256(text).toString('hex')
    const known = this.#entries.get(basename(path))
    const script = new Script(`${before}${text}\n})`, {
      filename: path,
      columnOffset: -before.length,
      cachedData: known?.source === source ? known.code : undefined,
    })
    if (script.cachedDataRejected !== false) this.#complete = false
    this.#used.set(basename(path), { source, script })
    return script
  }

  /** Keeps the code of this run, at its end, if some of it was not in the cache. */
  save(): void {
    if (this.#path === null || this.#complete) return
    for (const [name, { source, script }] of this.#used) {
      this.#entries.set(name, { source, code: script.createCachedData() })
    }
    try {
      mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
      // Another process that reads the file sees all of it or nothing.
      const unfinished = `${this.#path}.${process.pid}.tmp`
      writeFileSync(unfinished, fileOf(this.#entries), { mode: 0o600 })
      renameSync(unfinished, this.#path)
    } catch {
      return
    }
  }
}

/** SHA-256 of the rest; a line of JSON with name, source and length of each entry; the entries' code. */
function fileOf(entries: ReadonlyMap<string, Entry>): Buffer {
  const index = [...entries].map(([name, { source, code }]) => [name, source, code.length])
  const body = Buffer.concat([
    Buffer.from(`${JSON.stringify(index)}\n`),
    ...[...entries.values()].map(({ code }) => code),
  ])
  return Buffer.concat([sha256(body), body])
}

/** None of a file that is not as it was written. */
function entriesOf(file: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const body = file.subarray(DIGEST_BYTES)
  if (!sha256(body).equals(file.subarray(0, DIGEST_BYTES))) return entries
  let at = body.indexOf('\n') + 1
  const index: [string, string, number][] = JSON.parse(body.toString('utf8', 0, at))
  for (const [name, source, length] of index) {
    entries.set(name, { source, code: body.subarray(at, at + length) })
    at += length
  }
  return entries
}

function sha256(content: string | Uint8Array): Buffer {
  return createHash('sha256').update(content).digest()
}
