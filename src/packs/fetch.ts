import type { Assets } from '../assets.ts'
import { InternalError, UserError } from '../errors.ts'
import type { RegistryOptions } from './oci.ts'
import type { PackReference, UnpinnedReference } from './reference.ts'
import { MAX_PACK_BYTES, type PackContent } from './source.ts'

/** How packs are reached. */
export interface PackAccess extends Omit<RegistryOptions, 'cacheDir'> {
  readonly assets: Assets
}

/** Reads a file that the user, or the user's tree, names. @throws {Error} with a sentence that says why it cannot */
export type ReadFile = (path: string, limit: number) => Promise<Uint8Array>

/**
 * What a pinned reference stands for, from the cache if it is there.
 * @throws {UserError} PACK
 */
export async function fetchPack(
  reference: PackReference,
  readFile: ReadFile,
  access: PackAccess,
): Promise<PackContent> {
  switch (reference.kind) {
    case 'folder':
      throw new InternalError('INTERNAL', `The folder ${reference.path} is read as it is, and not fetched.`)
    case 'bundle':
      return { kind: 'bundle', bytes: await readBundleFile(reference.path, readFile) }
    case 'git': {
      const { fetchGit } = await import('./git.ts')
      return { kind: 'files', files: await fetchGit(reference, optionsOf(access)) }
    }
    case 'oci': {
      const { fetchOci } = await import('./oci.ts')
      return fetchOci(reference, optionsOf(access))
    }
  }
}

async function readBundleFile(path: string, readFile: ReadFile): Promise<Uint8Array> {
  try {
    return await readFile(path, MAX_PACK_BYTES)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UserError('PACK', `The bundle ${path} cannot be read: ${why}`, { cause })
  }
}

/**
 * What a branch or tag stands for now.
 * @throws {UserError} PACK
 */
export async function resolvePack(reference: UnpinnedReference, access: PackAccess): Promise<PackReference> {
  switch (reference.kind) {
    case 'git-ref':
      return (await import('./git.ts')).resolveGitRef(reference, optionsOf(access))
    case 'oci-tag':
      return (await import('./oci.ts')).resolveOciTag(reference, optionsOf(access))
  }
}

function optionsOf({ assets, ...options }: PackAccess): RegistryOptions {
  return { ...options, cacheDir: assets.cacheDir }
}
