import { createHash, randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readOwnFile } from '../own-file.ts'
import type { PolicyTerms } from './compile.ts'
import { packFileText, readPack } from './pack.ts'
import type { Pack } from './types.ts'

/** To be raised when the same sources and engine give another pack. */
const CACHE_FORMAT = 1

/** Everything that a compiled pack depends on. */
export interface CacheKeyParts {
  name: string
  version: string
  /** SHA-256 of the engine. */
  engine: string
  sources: readonly { path: string; text: string }[]
  schema: Record<string, unknown> | null
  terms: PolicyTerms
  each: boolean
}

/** SHA-256 over all parts, in hex. The order of the sources does not matter. */
export function cacheKey({ name, version, engine, sources, schema, terms, each }: CacheKeyParts): string {
  const files = sources.map(({ path, text }) => [path, text] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = JSON.stringify([CACHE_FORMAT, name, version, engine, files, schema, terms, each])
  return createHash('sha256').update(parts).digest('hex')
}

/** The pack of a key; null if there is none, it is damaged, or another user may write it. */
export async function readCachedPack(folder: string, key: string): Promise<Pack | null> {
  try {
    return await readPack(folder, key, ownFile)
  } catch {
    return null
  }
}

function ownFile(path: string): Uint8Array {
  const bytes = readOwnFile(path)
  if (bytes === null) throw new Error(`${path} is not this user's own`)
  return bytes
}

/** Keeps a pack. A cache that cannot be written costs time at the next run and nothing else, so that is no error. */
export async function writeCachedPack(folder: string, key: string, pack: Pack, opa: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    // The record last: it is what makes the pack exist, and it names the module's digest.
    await writeAtomically(join(folder, `${key}.wasm`), pack.wasm)
    await writeAtomically(join(folder, `${key}.json`), packFileText(pack, opa))
  } catch {
    return
  }
}

/** Another process that reads the file sees all of it or nothing. */
export async function writeAtomically(path: string, content: Uint8Array | string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`
  await writeFile(unfinished, content, { mode: 0o600 })
  await rename(unfinished, path)
}
