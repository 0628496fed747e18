import { readFile, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { UserError } from '../errors.ts'
import type { NamedPack } from '../packs/load.ts'
import { tooLarge } from '../repository/disk-file.ts'
import type { Config } from './load.ts'
import { fileInTree, policiesInTree } from './tree-paths.ts'

/** The policies of a check besides the shipped ones. */
export interface NamedPolicies {
  /** Folders, and single files of Rego, which are read as they are. */
  readonly folders: string[]
  /** What has to be pinned. */
  readonly packs: NamedPack[]
}

/**
 * The policies that a configuration names, relative to the tree, and those that the user gives, from where the user
 * stands.
 * @throws {UserError} CONFIG if a folder leaves the tree, PACK for what is no reference
 */
export async function namedPolicies(
  root: string,
  { file, fromTree, locate }: Pick<Config, 'file' | 'fromTree' | 'locate'>,
  given: readonly string[] = [],
): Promise<NamedPolicies> {
  const policies: NamedPolicies = { folders: [], packs: [] }
  const configured = file.policies ?? []
  if (configured.length === 0 && given.length === 0) return policies
  const { parseAnyReference } = await import('../packs/reference.ts')
  const absolute = (path: string) => (isAbsolute(path) ? path : join(root, path))
  for (const [index, reference] of configured.entries()) {
    const place = locate(['policies', String(index)], 'value')
    const at = place === undefined ? {} : { place }
    const { kind } = placed(() => parseAnyReference(reference), at)
    if (kind === 'folder') {
      policies.folders.push(fromTree ? await policiesInTree(root, reference, place) : absolute(reference))
    } else {
      const readFromTree = (path: string, limit: number) =>
        fromTree ? fileInTree(root, path, limit) : readGiven(absolute(path), limit)
      policies.packs.push({ reference, ...at, readFile: readFromTree })
    }
  }
  for (const reference of given) {
    if (parseAnyReference(reference).kind === 'folder') policies.folders.push(reference)
    else policies.packs.push({ reference, readFile: readGiven })
  }
  return policies
}

/** Reads a file that the user names. @throws {Error} */
async function readGiven(path: string, limit: number): Promise<Uint8Array> {
  if ((await stat(path)).size > limit) throw tooLarge(path, limit)
  return readFile(path)
}

function placed<T>(run: () => T, at: Pick<NamedPack, 'place'>): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.code, error.message, { ...at, cause: error.cause })
  }
}
