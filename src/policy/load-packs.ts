import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { type ErrorPlace, InternalError } from '../errors.ts'
import { DISK_FILES, type PolicyFiles } from './files.ts'
import { isRecord } from './guards.ts'
import { readPack } from './pack.ts'
import type { Pack, PackSigner, PolicySource } from './types.ts'

/** The pack that Modelward ships. */
const SHIPPED_PACK = 'modelward'
/** The lints of `modelward policy lint`. */
const LINT_PACK = 'lint'
/** What policies read as `input`; beside `dist` in the repository and in the package. */
const FACTS_SCHEMA = '../policies/schemas/facts.schema.json'
/** The sources of the shipped pack; there as well. */
const SHIPPED_RULES = 'policies/rules'
const TEST_SUFFIX = '_test.rego'
/** A folder of rules has no version: its digest tells one state from another. */
export const UNVERSIONED = 'unversioned'

export interface LoadedPack {
  readonly pack: Pack
  /** Modelward's own, and no policy of the user. */
  readonly shipped: boolean
  /** Whose signature of it holds; absent for a pack that is not signed. */
  readonly signer?: PackSigner
  /** What it was compiled from, tests left out, with the paths that its rules name. */
  sources(): Promise<readonly PolicySource[]>
}

/** A folder or file of the user's policies, and where it is. */
export interface NamedFolder {
  /** As it is read from `files`; reports name the pack by it. */
  readonly path: string
  readonly files: PolicyFiles
  /** Where it is named, for messages. */
  readonly place?: ErrorPlace | undefined
}

/** Modelward's own pack. @throws {InternalError} INTERNAL if it cannot be read. */
export async function shippedPack(assets: Assets): Promise<LoadedPack> {
  const pack = await readPack(fileURLToPath(new URL('packs/', assets.dist)), SHIPPED_PACK)
  return { pack, shipped: true, sources: () => shippedSources(assets) }
}

/**
 * The shipped pack, unless it is at hand, and one for each folder of the user's policies, compiled on the spot. A path
 * alone is one of the disk.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PATH, DATA
 */
export async function loadPacks(
  folders: readonly (string | NamedFolder)[],
  assets: Assets,
  known?: LoadedPack,
): Promise<LoadedPack[]> {
  const shipped = known ?? (await shippedPack(assets))
  if (folders.length === 0) return [shipped]

  const [{ compileFolder, readPolicyFolder }, { readFolderData }] = await Promise.all([
    import('./folder.ts'),
    import('./data.ts'),
  ])
  const schema = await factsSchema(assets)
  const loaded: LoadedPack[] = [shipped]
  for (const folder of folders) {
    const { path, files, place } =
      typeof folder === 'string' ? { path: folder, files: DISK_FILES, place: undefined } : folder
    const sources = await readPolicyFolder(path, files, place)
    const pack = await compileFolder({ name: path, version: UNVERSIONED, sources, assets, schema })
    const data = await readFolderData(path, files)
    loaded.push({ pack: { ...pack, data }, shipped: false, sources: async () => withoutTests(sources) })
  }
  return loaded
}

/** Rules over policies. Throws as `readPack` does. */
export function loadLints({ dist }: Assets): Promise<Pack> {
  return readPack(fileURLToPath(new URL('packs/', dist)), LINT_PACK)
}

async function shippedSources(assets: Assets): Promise<PolicySource[]> {
  const { readPolicyFolder } = await import('./folder.ts')
  const root = fileURLToPath(new URL('../', assets.dist))
  const sources = await readPolicyFolder(`${root}${SHIPPED_RULES}`)
  return withoutTests(sources).map(({ path, text }) => ({
    path: path.slice(root.length).replaceAll('\\', '/'),
    text,
  }))
}

/** What a pack is compiled from. */
export function withoutTests(sources: readonly PolicySource[]): PolicySource[] {
  return sources.filter(({ path }) => !path.endsWith(TEST_SUFFIX))
}

/** @throws {InternalError} INTERNAL if it cannot be read. */
export async function factsSchema(assets: Assets): Promise<Record<string, unknown>> {
  const path = factsSchemaPath(assets)
  let schema: unknown
  try {
    schema = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new InternalError('INTERNAL', `The schema of the facts, ${path}, cannot be read.`, { cause })
  }
  if (isRecord(schema)) return schema
  throw new InternalError('INTERNAL', `${path} is no JSON Schema.`)
}

export function factsSchemaPath({ dist }: Assets): string {
  return fileURLToPath(new URL(FACTS_SCHEMA, dist))
}
