import type { Dirent } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { UserError } from '../errors.ts'
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
export async function readPolicyFolders(folders: readonly string[]): Promise<PolicySource[]> {
  const found = new Map<string, PolicySource>()
  for (const folder of folders) {
    for (const source of await readPolicyFolder(folder)) {
      const file = resolve(source.path)
      if (!found.has(file)) found.set(file, source)
    }
  }
  return [...found.values()]
}

/**
 * The `.rego` files of a folder and below, sorted, or the one file that the path names; hidden folders and
 * `node_modules` are left out. Paths in the result start with the path as it was given.
 * @throws {UserError} PATH if there is nothing to read; POLICY_COMPILE if a file is no UTF-8 or too large.
 */
export async function readPolicyFolder(path: string): Promise<PolicySource[]> {
  const found = await list(path)
  if (found.length === 0)
    throw new UserError('PATH', `There is no ${REGO} file in ${path}.`, { place: { path } })
  const sources: PolicySource[] = []
  for (const file of found.sort()) sources.push({ path: file, text: await readText(file) })
  return sources
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

async function readText(path: string): Promise<string> {
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
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UserError('POLICY_COMPILE', `${path} is not UTF-8.`, { place: { path }, cause })
  }
}
