import { isUtf8 } from 'node:buffer'
import type { Dirent } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { UserError } from '../errors.ts'
import { compilePolicy, MAX_POLICY_BYTES, MAX_POLICY_FILES, type PolicySource } from './compile.ts'
import { loadEngineFrom, readEngineRecord } from './engine.ts'
import { toPack } from './pack.ts'
import { cacheKey, readCachedPack, writeCachedPack } from './pack-cache.ts'
import type { Pack } from './types.ts'

const REGO = '.rego'
const PACKS = 'packs'

export interface CompileFolderOptions {
  /** Of the pack; reports name them. */
  name: string
  version: string
  sources: readonly PolicySource[]
  assets: Assets
  /** JSON Schema of `input`, see `compilePolicy`. */
  schema?: Record<string, unknown>
}

/**
 * Compiles an author's policies, or takes what an earlier run compiled from the same sources with the same engine.
 * The engine is not loaded then.
 * @throws {UserError} as `compilePolicy` does, and POLICY_COMPILE if there is no rule at all.
 * @throws {InternalError} ENGINE
 */
export async function compileFolder({
  name,
  version,
  sources,
  assets,
  schema,
}: CompileFolderOptions): Promise<Pack> {
  const dist = fileURLToPath(assets.dist)
  const engine = await readEngineRecord(dist)
  const cache = assets.cacheDir === null ? null : join(assets.cacheDir, PACKS)
  const key = cacheKey({ name, version, engine: engine.sha256, sources, schema: schema ?? null })
  const cached = cache === null ? null : await readCachedPack(cache, key)
  if (cached !== null) return cached

  const options = schema === undefined ? {} : { schema }
  const compiled = compilePolicy(await loadEngineFrom(dist), sources, options)
  if (compiled.rules.length === 0) {
    throw new UserError(
      'POLICY_COMPILE',
      `The policy ${name} has no rule: a rule is a package that defines violation or unverified.`,
    )
  }
  const pack = toPack({ name, version }, compiled)
  if (cache !== null) await writeCachedPack(cache, key, pack, engine.opa)
  return pack
}

/**
 * The `.rego` files of a folder and below, sorted, or the one file that the path names; hidden folders and
 * `node_modules` are left out. Paths in the result start with the path as it was given.
 * @throws {UserError} PATH if there is nothing to read; POLICY_COMPILE if a file is no UTF-8 or too large.
 */
export async function readPolicyFolder(path: string): Promise<PolicySource[]> {
  const sources: PolicySource[] = []
  for (const file of await listPolicyFiles(path)) {
    sources.push({ path: file, text: new TextDecoder().decode(await readPolicyFile(file)) })
  }
  return sources
}

/** The paths of what `readPolicyFolder` reads. Throws PATH as it does. */
export async function listPolicyFiles(path: string): Promise<string[]> {
  const found = await list(path)
  if (found.length === 0)
    throw new UserError('PATH', `There is no ${REGO} file in ${path}.`, { place: { path } })
  return found.sort()
}

async function list(path: string): Promise<string[]> {
  const found: string[] = []
  try {
    if ((await lstat(path)).isFile()) return [path]
    const pending = [path.replace(/(?<=.)\/+$/, '')]
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const below = folder === '.' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory() && !isLeftOut(entry)) pending.push(below)
        if (!entry.isDirectory() && entry.name.endsWith(REGO)) found.push(below)
      }
      if (found.length > MAX_POLICY_FILES) {
        throw new UserError('PATH', `There are more than ${MAX_POLICY_FILES} ${REGO} files in ${path}.`)
      }
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError('PATH', `The policies in ${path} cannot be read.`, { place: { path }, cause })
  }
  return found
}

function isLeftOut({ name }: Dirent): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/**
 * The bytes of a policy, which are UTF-8.
 * @throws {UserError} PATH if it is a link, no plain file or cannot be read; POLICY_COMPILE if it is no UTF-8 or too large.
 */
export async function readPolicyFile(path: string): Promise<Uint8Array> {
  let bytes: Uint8Array
  try {
    const stat = await lstat(path)
    // A rule that is passed over in silence would be a pass, so what is not read is an error.
    if (!stat.isFile())
      throw new UserError('PATH', `${path} is a link or no plain file; give policies as files.`)
    if (stat.size > MAX_POLICY_BYTES) {
      const message = `${path} is larger than ${MAX_POLICY_BYTES / 1024 / 1024} MiB.`
      throw new UserError('POLICY_COMPILE', message, { place: { path } })
    }
    bytes = await readFile(path)
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    throw new UserError('PATH', `The policy ${path} cannot be read.`, { place: { path }, cause })
  }
  if (!isUtf8(bytes)) throw new UserError('POLICY_COMPILE', `${path} is not UTF-8.`, { place: { path } })
  return bytes
}
