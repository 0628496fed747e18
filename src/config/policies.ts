import { isAbsolute, join } from 'node:path'
import { resolveInTree } from '../artifacts/paths.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import type { NamedPack } from '../packs/load.ts'
import { DISK_FILES, type PolicyFiles } from '../policy/files.ts'
import type { NamedFolder } from '../policy/load-packs.ts'
import type { Tree } from '../repository/tree.ts'
import type { Config } from './load.ts'
import { filesOfTree } from './tree-paths.ts'
import type { ConftestPolicies } from './types.ts'

/** The policies of a check besides the shipped ones. */
export interface NamedPolicies {
  /** Folders, and single files of Rego, which are read as they are. */
  readonly folders: NamedFolder[]
  /** What has to be pinned. */
  readonly packs: NamedPack[]
  /** What is given on conftest's terms. */
  readonly sets: PolicySet[]
}

/** `ConftestPolicies` with its defaults, and where the user states it; nowhere for the command line. */
export interface PolicySet {
  readonly folders: readonly string[]
  /** Null where the input is the facts document. */
  readonly files: readonly string[] | null
  /** Null for all packages. */
  readonly namespaces: readonly string[] | null
  readonly data: readonly string[]
  readonly combine: boolean
  /** What `folders` and `data` are read from. */
  readonly from: PolicyFiles
  place(...keys: readonly string[]): ErrorPlace | undefined
}

/**
 * The policies that a configuration names, and those that the user gives, from where the user stands. What a
 * modelward.yml of the tree names is read from the tree; what one that the user gives names, from the disk.
 * @throws {UserError} PACK for what is no reference
 */
export async function namedPolicies(
  { tree, config }: { tree: Tree; config: Pick<Config, 'file' | 'fromTree' | 'locate'> },
  root: string,
  given: readonly (string | ConftestPolicies)[] = [],
): Promise<NamedPolicies> {
  const policies: NamedPolicies = { folders: [], packs: [], sets: [] }
  const configured = config.file.policies ?? []
  if (configured.length === 0 && given.length === 0) return policies
  const { parseAnyReference } = await import('../packs/reference.ts')
  const { fromTree, locate } = config
  const files = fromTree ? filesOfTree(tree) : DISK_FILES
  const opened = (path: string) => {
    if (fromTree) return resolveInTree('', path) || path
    return isAbsolute(path) ? path : join(root, path)
  }
  for (const [index, named] of configured.entries()) {
    const placeOf: PolicySet['place'] = (...keys) => locate(['policies', String(index), ...keys], 'value')
    if (typeof named !== 'string') {
      policies.sets.push(policySet(named, { from: files, opened, place: placeOf }))
      continue
    }
    const place = placeOf()
    const at = place === undefined ? {} : { place }
    const { kind } = placed(() => parseAnyReference(named), at)
    if (kind === 'folder') policies.folders.push({ path: opened(named), files, ...at })
    else {
      policies.packs.push({
        reference: named,
        ...at,
        readFile: (path, limit) => files.read(opened(path), limit),
      })
    }
  }
  for (const named of given) {
    if (typeof named !== 'string') {
      const asGiven = { from: DISK_FILES, opened: (path: string) => path, place: () => undefined }
      policies.sets.push(policySet(named, asGiven))
    } else if (parseAnyReference(named).kind === 'folder') {
      policies.folders.push({ path: named, files: DISK_FILES })
    } else policies.packs.push({ reference: named, readFile: DISK_FILES.read })
  }
  return policies
}

/** Conftest asks the rules of package main, unless it is told to ask others. */
const CONFTEST_NAMESPACE = 'main'

function policySet(
  { conftest, files, namespace, data = [], combine = false }: ConftestPolicies,
  { opened, ...where }: Pick<PolicySet, 'from' | 'place'> & { opened: (path: string) => string },
): PolicySet {
  const byDefault = files === undefined ? null : [CONFTEST_NAMESPACE]
  return {
    folders: listed(conftest).map(opened),
    files: files ?? null,
    namespaces: namespace === undefined ? byDefault : listed(namespace),
    data: listed(data).map(opened),
    combine,
    ...where,
  }
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

function placed<T>(run: () => T, at: Pick<NamedPack, 'place'>): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.code, error.message, { ...at, cause: error.cause })
  }
}
