import { basename, resolve } from 'node:path'
import { READERS, readArtifacts, unreadOfLeftOut } from './artifacts/index.ts'
import { baseName } from './artifacts/paths.ts'
import type { Assets } from './assets.ts'
import { type Config, loadConfig } from './config/load.ts'
import { trustOf } from './config/signatures.ts'
import { findSystems } from './config/systems.ts'
import { buildFacts, type FactsInput, type SystemFacts } from './facts/build.ts'
import { digestKey, digestRequests } from './facts/checksums.ts'
import type { Repository } from './facts/types.ts'
import { openTree } from './repository/open-tree.ts'
import type { DigestResult, Listing, Tree } from './repository/tree.ts'
import type { VerifyRecordsOptions } from './signatures/records.ts'

/** What is read. */
export interface ReadOptions {
  /** The folder that is checked. */
  path: string
  /** A git revision instead of the working copy. */
  rev?: string
  /** The files on disk as they are: nothing of git is in the facts. For fixtures, which read the same everywhere. */
  asFolder?: boolean
  /** Configuration file; without it `modelward.yml` of the tree, if there is one. */
  config?: string
  /** The time at which certificates of signatures have to be valid, RFC 3339; without it none is judged. */
  effectiveTime?: string
  assets: Assets
  /** Where digests of earlier runs are kept; without it every file is hashed. */
  digestCache?: string
  /** Says what is going on, with bytes or files done and in all. */
  onProgress?: (stage: string, done: number, total: number) => void
}

/** A tree that was read, as the facts of its systems. */
export interface ReadSystems {
  repository: Repository
  prefix: string
  config: Config
  systems: SystemFacts[]
  /** What `.modelwardignore` and `exclude` hide. */
  ignored: readonly string[]
}

/**
 * The first half of the way: a tree, its artifacts, the facts of each system.
 * @throws {UserError} PATH, REVISION, CONFIG
 */
export function readSystems(options: ReadOptions): Promise<ReadSystems> {
  return withConfiguredTree(options, (configured) => readConfigured(configured, options))
}

/** As `readSystems`, of a tree that is open. */
export async function readConfigured(
  { tree, listing, config }: ConfiguredTree,
  options: ReadOptions,
): Promise<ReadSystems> {
  const trust = await trustOf({ tree, config }, options.path)
  const { kind, commit, shallow } = tree
  const prefix = tree.prefix.replace(/\/$/, '')
  const repository = { kind, commit, shallow }
  const { onProgress } = options
  const progress =
    onProgress && ((done: number, total: number) => onProgress('reading artifacts', done, total))
  const artifacts = await readArtifacts(tree, listing.files, {
    readers: READERS,
    ...(progress && { progress }),
  })
  const [folders, digests, lastCommits, records] = await Promise.all([
    findSystems(
      config.file.systems,
      listing.files.map((file) => file.path),
      config.locate,
    ),
    computeDigests(tree, artifacts, options),
    tree.lastCommits(datedPaths(artifacts.files)),
    verifiedRecords(artifacts.records, { tree, trust, time: options.effectiveTime }),
  ])
  const input = {
    repository,
    files: artifacts.files,
    records,
    unread: [...artifacts.unread, ...unreadOfLeftOut(listing.left_out)],
    digests,
    lastCommits,
  }
  const systems = folders.map((folder) =>
    buildFacts({
      ...input,
      systemPath: folder,
      systemName: baseName(folder) || nameOfRoot(tree.root, prefix),
    }),
  )
  return { repository, prefix, config, systems, ignored: listing.ignored }
}

/** A tree that is open, and how it is to be judged. */
export interface ConfiguredTree {
  tree: Tree
  listing: Listing
  config: Config
}

/**
 * Opens the tree for as long as `use` takes.
 * @throws {UserError} PATH, REVISION, CONFIG
 */
export async function withConfiguredTree<T>(
  options: ReadOptions,
  use: (configured: ConfiguredTree) => Promise<T>,
): Promise<T> {
  const configured = await openConfigured(options)
  try {
    return await use(configured)
  } finally {
    await configured.tree.close()
  }
}

/** The configuration stands in the tree that it configures, so the tree is opened before the paths to leave out are known. */
async function openConfigured(options: ReadOptions): Promise<ConfiguredTree> {
  const hashWorker = new URL('hash-worker.js', options.assets.dist)
  const { rev, digestCache, asFolder = false } = options
  const base = {
    hashWorker,
    asFolder,
    ...(rev === undefined ? {} : { rev }),
    ...(digestCache === undefined ? {} : { digestCache }),
  }
  const tree = await openTree(options.path, base)
  try {
    const listing = await tree.list()
    const config = await loadConfig(tree, listing, options.config)
    const { exclude = [] } = config.file
    if (exclude.length === 0) return { tree, listing, config }
    const narrowed = await openTree(options.path, { ...base, exclude })
    await tree.close()
    return { tree: narrowed, listing: await narrowed.list(), config }
  } catch (error) {
    await tree.close()
    throw error
  }
}

/** Signatures as they were found; nothing of that is loaded where there are none. */
async function verifiedRecords(
  records: FactsInput['records'],
  options: VerifyRecordsOptions,
): Promise<FactsInput['records']> {
  if (!records.some((record) => record.into === 'signatures' && record.signed !== null)) return records
  return (await import('./signatures/records.ts')).verifyRecords(records, options)
}

/** Digests that the readers had at hand, and those that the tree has to compute. */
async function computeDigests(
  tree: Tree,
  artifacts: Pick<FactsInput, 'files' | 'records'>,
  { onProgress }: ReadOptions,
) {
  const recorded = artifacts.records.flatMap((record) => (record.into === 'checksums' ? [record.value] : []))
  const digests = new Map<string, DigestResult['digests']>()
  for (const { path, sha256 } of artifacts.files) if (sha256 !== null) digests.set(path, { sha256 })
  const open = digestRequests(artifacts.files, recorded).filter(
    ({ path, range, algorithms }) =>
      !digests.has(digestKey(path, range)) || algorithms.some((algorithm) => algorithm !== 'sha256'),
  )
  const progress =
    onProgress && ((done: number, total: number) => onProgress('computing digests', done, total))
  const computed = await tree.digests(open, progress)
  for (const [index, { path, range }] of open.entries()) {
    const result = computed[index]
    if (result !== undefined) digests.set(digestKey(path, range), result.digests)
  }
  return digests
}

/** Files whose age a rule asks: cards, and what they describe. Nothing is asked of git where one of the two is absent. */
function datedPaths(files: FactsInput['files']): string[] {
  const of = (kind: string) => files.filter((file) => file.kind === kind).map((file) => file.path)
  const [cards, models] = [of('model-card'), of('model-file')]
  return cards.length > 0 && models.length > 0 ? [...cards, ...models] : []
}

function nameOfRoot(root: string, prefix: string): string {
  return baseName(prefix) || basename(resolve(root)) || 'repository'
}
