import type { Assets } from '../assets.ts'
import { InternalError } from '../errors.ts'
import { MAX_ARCHIVE_BYTES } from './archive.ts'
import type { PackReference, UnpinnedReference } from './reference.ts'
import type { FetchOptions, PackContent } from './source.ts'

/** How packs are reached. */
export interface PackAccess extends Omit<FetchOptions, 'cacheDir'> {
  readonly assets: Assets
  /** Reads a bundle file that is named by its path. @throws {UserError} PACK */
  readBundleFile(path: string, limit: number): Promise<Uint8Array>
}

/**
 * What a pinned reference stands for, from the cache if it is there.
 * @throws {UserError} PACK
 */
export async function fetchPack(reference: PackReference, access: PackAccess): Promise<PackContent> {
  switch (reference.kind) {
    case 'folder':
      throw new InternalError('INTERNAL', `The folder ${reference.path} is no pack that is fetched.`)
    case 'bundle':
      return { kind: 'bundle', bytes: await access.readBundleFile(reference.path, MAX_ARCHIVE_BYTES) }
    case 'git':
    case 'oci':
      throw new InternalError('INTERNAL', 'not yet')
  }
}

/**
 * What a branch or tag stands for now.
 * @throws {UserError} PACK
 */
export async function resolvePack(reference: UnpinnedReference, _access: PackAccess): Promise<PackReference> {
  throw new InternalError('INTERNAL', `not yet ${reference.kind}`)
}
