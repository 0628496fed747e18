import { isAbsolute, join } from 'node:path'
import type { ErrorPlace } from '../errors.ts'
import type { Config } from './load.ts'
import { policiesInTree } from './tree-paths.ts'
import type { ConftestPolicies } from './types.ts'

/** Policies of the user's own, with paths that can be opened. */
export type PolicySource = string | PolicySet

/** `ConftestPolicies` with its defaults, and where the user states it; nowhere for the command line. */
export interface PolicySet {
  readonly folders: readonly string[]
  /** Null where the input is the facts document. */
  readonly files: readonly string[] | null
  /** Null for all packages. */
  readonly namespaces: readonly string[] | null
  readonly data: readonly string[]
  readonly combine: boolean
  place(...keys: readonly string[]): ErrorPlace | undefined
}

/**
 * The policies of the configuration, then those that are given. What a modelward.yml of the tree names has to be in it.
 * @throws {UserError} CONFIG
 */
export async function policySources(
  root: string,
  config: Config,
  given: readonly (string | ConftestPolicies)[] = [],
): Promise<PolicySource[]> {
  const configured: PolicySource[] = []
  for (const [index, source] of (config.file.policies ?? []).entries()) {
    const place = (...keys: readonly string[]) => config.locate(['policies', String(index), ...keys], 'value')
    const resolved = (path: string, key?: string) => opened(root, path, config, place(...(key ? [key] : [])))
    if (typeof source === 'string') {
      configured.push(await resolved(source))
      continue
    }
    const set = policySet(source, place)
    const folders = await Promise.all(set.folders.map((folder) => resolved(folder, 'conftest')))
    const data = await Promise.all(set.data.map((path) => resolved(path, 'data')))
    configured.push({ ...set, folders, data })
  }
  const nowhere = () => undefined
  return [...configured, ...given.map((each) => (typeof each === 'string' ? each : policySet(each, nowhere)))]
}

/** Conftest asks the rules of package main, unless it is told to ask others. */
const CONFTEST_NAMESPACE = 'main'

function policySet(
  { conftest, files, namespace, data = [], combine = false }: ConftestPolicies,
  place: PolicySet['place'],
): PolicySet {
  const byDefault = files === undefined ? null : [CONFTEST_NAMESPACE]
  return {
    folders: listed(conftest),
    files: files ?? null,
    namespaces: namespace === undefined ? byDefault : listed(namespace),
    data: listed(data),
    combine,
    place,
  }
}

function listed(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}

function opened(
  root: string,
  path: string,
  { fromTree }: Config,
  place: ErrorPlace | undefined,
): Promise<string> | string {
  if (fromTree) return policiesInTree(root, path, place)
  return isAbsolute(path) ? path : join(root, path)
}
