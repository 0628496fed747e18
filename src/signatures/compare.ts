import { resolveInTree } from '../artifacts/paths.ts'
import { UNSIGNED_PATHS } from '../integrity/model-manifest.ts'
import type { HashAlgorithm, Progress } from '../repository/tree.ts'
import { digestParts, listModel, type ModelFile, type ModelPart } from './model-files.ts'
import { ignoring, type ModelManifest, type Resource, saysWhatIsComplete } from './model-signing.ts'

/** How a model on disk differs from the one that was signed. Paths are within the model, sorted. */
export interface Comparison {
  /** Files that are as they were signed. */
  readonly same: readonly string[]
  readonly changed: readonly string[]
  readonly missing: readonly string[]
  /** There, and not signed. */
  readonly added: readonly string[]
  /** Cannot be compared: why. */
  readonly refused: readonly { readonly path: string; readonly message: string }[]
}

export interface CompareOptions {
  /** Within the model, besides what the signature itself ignores. */
  readonly ignorePaths: readonly string[]
  readonly hashWorker: URL
  readonly progress?: Progress
}

const ALGORITHMS: ReadonlyMap<string, HashAlgorithm> = new Map([
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['blake2b', 'blake2b-512'],
  ['blake3', 'blake3'],
])

/** Node's name of an algorithm that signatures name; undefined for one that proves nothing or is not known. */
export function hashAlgorithm(name: string): HashAlgorithm | undefined {
  return ALGORITHMS.get(name)
}

/**
 * Compares a model on disk with the one that was signed. What is signed is always compared, also where it is ignored.
 * @throws {Error} of the system, if the root is not there
 */
export async function compareModel(
  root: string,
  manifest: ModelManifest,
  options: CompareOptions,
): Promise<Comparison> {
  const { serialization } = manifest
  const isIgnored = ignoring([...UNSIGNED_PATHS, ...serialization.ignorePaths, ...options.ignorePaths])
  const signed = byPath(manifest.resources)
  const isNeeded = foldersOf(signed.keys())
  const { files, problems } = listModel(root, (path) => isIgnored(path) && !isNeeded.has(path))
  const there = new Map(files.map((file) => [file.path, file]))
  const [missing, changed, same]: [string[], Set<string>, string[]] = [[], new Set(), []]
  const refused = problems.filter(({ path }) => signed.has(path) || saysWhatIsComplete(manifest))
  const parts: (ModelPart & { expected: string })[] = []
  for (const [path, resources] of signed) {
    const file = there.get(path)
    const reason = file && refusal(file, resources, serialization.allowSymlinks)
    if (file === undefined) {
      if (!refused.some((each) => each.path === path)) missing.push(path)
    } else if (reason !== undefined) refused.push({ path, message: reason })
    else if (isOfOtherLength(file, resources)) changed.add(path)
    else parts.push(...resources.flatMap((resource) => partOf(file, resource)))
  }
  const digests = await digestParts(parts, options)
  for (const [index, { file, expected }] of parts.entries()) {
    const digest = digests[index]
    if (digest instanceof Error) refused.push({ path: file.path, message: digest.message })
    else if (digest !== expected) changed.add(file.path)
  }
  const bad = new Set([...changed, ...refused.map(({ path }) => path)])
  for (const path of signed.keys()) if (there.has(path) && !bad.has(path)) same.push(path)
  const added = files.filter(
    ({ path, size }) =>
      !signed.has(path) && !isIgnored(path) && !(size === 0 && serialization.method === 'shards'),
  )
  return {
    same: same.sort(),
    changed: [...changed].sort(),
    missing: missing.sort(),
    added: saysWhatIsComplete(manifest) ? added.map(({ path }) => path) : [],
    refused,
  }
}

/** Resources of each file, by its path as the disk has it. */
function byPath(resources: readonly Resource[]): Map<string, Resource[]> {
  const found = new Map<string, Resource[]>()
  for (const resource of resources) {
    // A name that leaves the model is none of its files, and will be missing.
    const path = resource.path === '.' ? '.' : (resolveInTree('', resource.path) ?? resource.path)
    const known = found.get(path)
    if (known) known.push(resource)
    else found.set(path, [resource])
  }
  return found
}

/** The paths, and the folders on the way to them. */
function foldersOf(paths: Iterable<string>): Set<string> {
  const found = new Set<string>()
  for (const path of paths) {
    for (
      let end = path.length;
      end > 0 && !found.has(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1)
    ) {
      found.add(path.slice(0, end))
    }
  }
  return found
}

function refusal(
  file: ModelFile,
  resources: readonly Resource[],
  allowSymlinks: boolean,
): string | undefined {
  if (file.link && !allowSymlinks && file.path !== '.') {
    return 'It is a symbolic link, and the signature does not allow any.'
  }
  const unknown = resources.find(({ algorithm }) => hashAlgorithm(algorithm) === undefined)
  return unknown && `The digest algorithm ${JSON.stringify(unknown.algorithm.slice(0, 40))} is not known.`
}

function isOfOtherLength({ size }: ModelFile, resources: readonly Resource[]): boolean {
  return resources.some(({ range }) => range?.last === true && range.end !== size)
}

function partOf(
  file: ModelFile,
  { algorithm, range, digest }: Resource,
): (ModelPart & { expected: string })[] {
  const known = hashAlgorithm(algorithm)
  if (known === undefined) return []
  return [
    {
      file,
      algorithm: known,
      expected: digest,
      ...(range && { range: { start: range.start, end: range.end } }),
    },
  ]
}
