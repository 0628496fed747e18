import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { unreadable } from '../repository/disk-file.ts'
import { TreeError } from '../repository/tree.ts'
import { compilePolicy, MAX_POLICY_BYTES, MAX_POLICY_FILES, type PolicySource } from './compile.ts'
import { loadEngineFrom, readEngineRecord } from './engine.ts'
import { DISK_FILES, type PolicyFiles } from './files.ts'
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
 * `node_modules` are left out.
 * @param place Where the user names it, for messages.
 * @throws {UserError} PATH if there is nothing to read, or a file cannot be read; POLICY_COMPILE if a file is no UTF-8.
 */
export async function readPolicyFolder(
  path: string,
  files: PolicyFiles = DISK_FILES,
  place: ErrorPlace = { path },
): Promise<PolicySource[]> {
  const sources: PolicySource[] = []
  for (const file of await listPolicyFiles(path, files, place)) {
    sources.push({ path: file, text: new TextDecoder().decode(await readPolicyFile(file, files)) })
  }
  return sources
}

/** The paths of what `readPolicyFolder` reads. Throws PATH as it does. */
export async function listPolicyFiles(
  path: string,
  files: PolicyFiles = DISK_FILES,
  place: ErrorPlace = { path },
): Promise<string[]> {
  const found = await list(path, files, place)
  if (found.length === 0) throw new UserError('PATH', `There is no ${REGO} file in ${path}.`, { place })
  if (found.length > MAX_POLICY_FILES)
    throw new UserError('PATH', `There are more than ${MAX_POLICY_FILES} ${REGO} files in ${path}.`, {
      place,
    })
  return found
}

async function list(path: string, files: PolicyFiles, place: ErrorPlace): Promise<string[]> {
  try {
    const found = await files.below(path)
    return found.length === 1 && found[0] === path ? found : found.filter((file) => file.endsWith(REGO))
  } catch (cause) {
    const why = cause instanceof TreeError ? cause : unreadable(path, cause)
    throw new UserError('PATH', `The policies in ${path} cannot be read: ${why.message}`, { place, cause })
  }
}

/**
 * The bytes of a policy, which are UTF-8.
 * @throws {UserError} PATH if it is a link, no plain file or cannot be read; POLICY_COMPILE if it is no UTF-8.
 */
export async function readPolicyFile(path: string, files: PolicyFiles = DISK_FILES): Promise<Uint8Array> {
  const bytes = await files.read(path, MAX_POLICY_BYTES).catch((cause: unknown) => {
    const why = cause instanceof TreeError ? cause : unreadable(path, cause)
    throw new UserError('PATH', `The policy ${path} cannot be read: ${why.message}`, {
      place: { path },
      cause,
    })
  })
  if (!isUtf8(bytes)) throw new UserError('POLICY_COMPILE', `${path} is not UTF-8.`, { place: { path } })
  return bytes
}
