import { isUtf8 } from 'node:buffer'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { unreadable } from '../repository/disk-file.ts'
import { TreeError } from '../repository/tree.ts'
import {
  type CompiledPolicy,
  type CompileOptions,
  compilePolicy,
  MAX_POLICY_BYTES,
  MAX_POLICY_FILES,
  type PolicySource,
  type PolicyTerms,
} from './compile.ts'
import { type Engine, loadEngineFrom, readEngineRecord } from './engine.ts'
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
  /** See `compilePolicy`. */
  terms?: PolicyTerms
  each?: boolean
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
  terms = 'modelward',
  each = false,
}: CompileFolderOptions): Promise<Pack> {
  const dist = fileURLToPath(assets.dist)
  const engine = await readEngineRecord(dist)
  const cache = assets.cacheDir === null ? null : join(assets.cacheDir, PACKS)
  const key = cacheKey({ name, version, engine: engine.sha256, sources, schema: schema ?? null, terms, each })
  const cached = cache === null ? null : await readCachedPack(cache, key)
  if (cached !== null) return cached

  const options = { terms, each, ...(schema !== undefined && { schema }) }
  const compiled = compileOrExplain(await loadEngineFrom(dist), sources, options)
  if (compiled.rules.length === 0) {
    throw new UserError(
      'POLICY_COMPILE',
      `The policy ${name} has no rule: a rule is a package that defines violation or unverified, or a deny, warn or violation of conftest's form.`,
    )
  }
  const pack = toPack({ name, version }, compiled)
  if (cache !== null) await writeCachedPack(cache, key, pack, engine.opa)
  return pack
}

/** Conftest's policies over files do not compile as policies over the facts; whoever gives them as such is told so. */
function compileOrExplain(
  engine: Engine,
  sources: readonly PolicySource[],
  options: CompileOptions,
): CompiledPolicy {
  try {
    return compilePolicy(engine, sources, options)
  } catch (error) {
    if (!(error instanceof UserError) || !compilesForConftest(engine, sources)) throw error
    const { code, message, place } = error
    const hint =
      'These policies have the form of conftest. If they read files and not the facts, say which: --files GLOB beside --policy, or in modelward.yml `policies: [{conftest: DIR, files: [GLOB]}]`.'
    const [headline, first, ...more] = message.split('\n')
    const rest = more.length === 0 ? [] : [`  and ${more.length} more`]
    const shown = [headline, first, ...rest].filter((line) => line !== undefined)
    throw new UserError(code, [...shown, hint].join('\n'), { ...(place && { place }), cause: error })
  }
}

function compilesForConftest(engine: Engine, sources: readonly PolicySource[]): boolean {
  try {
    return compilePolicy(engine, sources, { terms: 'conftest', each: true }).conftest
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

/** The policies of several folders, each file once. Throws as `readPolicyFolder` does. */
export async function readPolicyFolders(
  folders: readonly string[],
  files: PolicyFiles = DISK_FILES,
  place?: ErrorPlace,
): Promise<PolicySource[]> {
  const found = new Map<string, PolicySource>()
  for (const folder of folders) {
    for (const source of await readPolicyFolder(folder, files, place)) {
      const file = resolve(source.path)
      if (!found.has(file)) found.set(file, source)
    }
  }
  return [...found.values()]
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
