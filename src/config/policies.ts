import { isAbsolute, join } from 'node:path'
import { resolveInTree } from '../artifacts/paths.ts'
import { UserError } from '../errors.ts'
import type { NamedPack } from '../packs/load.ts'
import { DISK_FILES } from '../policy/files.ts'
import type { NamedFolder } from '../policy/load-packs.ts'
import type { Tree } from '../repository/tree.ts'
import type { Config } from './load.ts'
import { filesOfTree } from './tree-paths.ts'

/** The policies of a check besides the shipped ones. */
export interface NamedPolicies {
  /** Folders, and single files of Rego, which are read as they are. */
  readonly folders: NamedFolder[]
  /** What has to be pinned. */
  readonly packs: NamedPack[]
}

/**
 * The policies that a configuration names, and those that the user gives, from where the user stands. What a
 * modelward.yml of the tree names is read from the tree; what one that the user gives names, from the disk.
 * @throws {UserError} PACK for what is no reference
 */
export async function namedPolicies(
  { tree, config }: { tree: Tree; config: Pick<Config, 'file' | 'fromTree' | 'locate'> },
  root: string,
  given: readonly string[] = [],
): Promise<NamedPolicies> {
  const policies: NamedPolicies = { folders: [], packs: [] }
  const configured = config.file.policies ?? []
  if (configured.length === 0 && given.length === 0) return policies
  const { parseAnyReference } = await import('../packs/reference.ts')
  const { fromTree, locate } = config
  const files = fromTree ? filesOfTree(tree) : DISK_FILES
  const opened = (path: string) => {
    if (fromTree) return resolveInTree('', path) || path
    return isAbsolute(path) ? path : join(root, path)
  }
  for (const [index, reference] of configured.entries()) {
    const place = locate(['policies', String(index)], 'value')
    const at = place === undefined ? {} : { place }
    const { kind } = placed(() => parseAnyReference(reference), at)
    if (kind === 'folder') policies.folders.push({ path: opened(reference), files, ...at })
    else policies.packs.push({ reference, ...at, readFile: (path, limit) => files.read(opened(path), limit) })
  }
  for (const reference of given) {
    if (parseAnyReference(reference).kind === 'folder') {
      policies.folders.push({ path: reference, files: DISK_FILES })
    } else policies.packs.push({ reference, readFile: DISK_FILES.read })
  }
  return policies
}

function placed<T>(run: () => T, at: Pick<NamedPack, 'place'>): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.code, error.message, { ...at, cause: error.cause })
  }
}
