import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { InternalError } from '../errors.ts'
import { isRecord } from './guards.ts'
import { readPack } from './pack.ts'
import type { Pack } from './types.ts'

/** The pack that Modelward ships. */
const SHIPPED_PACK = 'modelward'
/** What policies read as `input`; beside `dist` in the repository and in the package. */
const FACTS_SCHEMA = '../policies/schemas/facts.schema.json'
/** A folder of rules has no version: its digest tells one state from another. */
export const UNVERSIONED = 'unversioned'

export interface LoadedPack {
  readonly pack: Pack
  /** Modelward's own, and no policy of the user. */
  readonly shipped: boolean
}

/**
 * The shipped pack, and one for each folder of the user's policies, compiled on the spot.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PATH
 */
export async function loadPacks(folders: readonly string[], assets: Assets): Promise<LoadedPack[]> {
  const shipped = {
    pack: await readPack(fileURLToPath(new URL('packs/', assets.dist)), SHIPPED_PACK),
    shipped: true,
  }
  if (folders.length === 0) return [shipped]

  const { compileFolder, readPolicyFolder } = await import('./folder.ts')
  const schema = await factsSchema(assets)
  const loaded: LoadedPack[] = [shipped]
  for (const folder of folders) {
    const sources = await readPolicyFolder(folder)
    const pack = await compileFolder({ name: folder, version: UNVERSIONED, sources, assets, schema })
    loaded.push({ pack, shipped: false })
  }
  return loaded
}

/** @throws {InternalError} INTERNAL if it cannot be read. */
export async function factsSchema(assets: Assets): Promise<Record<string, unknown>> {
  const path = fileURLToPath(new URL(FACTS_SCHEMA, assets.dist))
  let schema: unknown
  try {
    schema = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new InternalError('INTERNAL', `The schema of the facts, ${path}, cannot be read.`, { cause })
  }
  if (isRecord(schema)) return schema
  throw new InternalError('INTERNAL', `${path} is no JSON Schema.`)
}
