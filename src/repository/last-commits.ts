import type { LastCommit } from '../facts/types.ts'
import { type Git, GitFailed, LITERAL_PATHS, runGit, startGit } from './git.ts'
import { type Change, LogParser } from './log-parser.ts'
import { listTree } from './ls-tree.ts'
import { isCommitted } from './uncommitted.ts'

/** Beyond this many bytes of path names the arguments could pass a system's limit (Windows: 32,767 characters). */
const ARGUMENT_BYTES = 24_000

const LOG = [
  LITERAL_PATHS,
  'log',
  '-z',
  '--topo-order',
  '--format=%H %at',
  '-c',
  '--raw',
  '--no-abbrev',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--no-show-signature',
  '--encoding=UTF-8',
]

/** Last commits of files on disk; paths whose content is not the commit's are left out. */
export function lastCommitsOnDisk(
  git: Git,
  commit: string,
  prefix: string,
  paths: readonly string[],
): Promise<Map<string, LastCommit>> {
  return searchHistory(git, commit, prefix, paths, committedBlobs(git, commit, paths))
}

/**
 * Last commits of files of a revision.
 * @param oids blob of each path in that revision
 */
export function lastCommitsOf(
  git: Git,
  commit: string,
  prefix: string,
  oids: ReadonlyMap<string, string>,
): Promise<Map<string, LastCommit>> {
  return searchHistory(git, commit, prefix, [...oids.keys()], Promise.resolve(oids))
}

/** The blobs of those paths that have no uncommitted changes. */
async function committedBlobs(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const asked = new Set(paths)
  const oids = new Map<string, string>()
  const entries = await listTree(git, commit, argumentsFor(paths)).catch((error: unknown) => {
    if (error instanceof GitFailed) return []
    throw error
  })
  for (const entry of entries) {
    if (asked.has(entry.path) && (await isCommitted(git, entry))) oids.set(entry.path, entry.oid)
  }
  return oids
}

/**
 * Finds the newest commit that gave each path its blob, and stops git when all are found. Children come before
 * their parents (`--topo-order`), so that positions order two commits of one line of work whatever their dates
 * say; merges stand with what differs from every parent (`-c`). Git starts before the blobs are known.
 */
async function searchHistory(
  git: Git,
  commit: string,
  prefix: string,
  paths: readonly string[],
  blobs: Promise<ReadonlyMap<string, string>>,
): Promise<Map<string, LastCommit>> {
  const order = runGit(git, ['rev-list', '--topo-order', commit])
  const log = startGit(git, [...LOG, commit, '--', ...argumentsFor(paths)])
  const ended = new Promise<void>((resolve) =>
    log.once('close', () => resolve()).once('error', () => resolve()),
  )

  const asked = new Set(paths.map((path) => prefix + path))
  const early: Change[] = []
  const found = new Map<string, Change>()
  let wanted: Map<string, string> | undefined
  const take = (change: Change) => {
    if (!asked.has(change.path)) return
    if (wanted === undefined) early.push(change)
    else if (wanted.get(change.path) === change.oid) {
      wanted.delete(change.path)
      found.set(change.path.slice(prefix.length), change)
    }
  }
  const stopWhenFound = () => {
    if (wanted?.size === 0) log.kill()
  }
  const parser = new LogParser(take)
  log.stdout?.on('data', (chunk: Buffer) => {
    parser.push(chunk)
    stopWhenFound()
  })

  const [known, walk] = await Promise.all([blobs, order])
  wanted = new Map([...known].map(([path, oid]) => [prefix + path, oid]))
  early.forEach(take)
  stopWhenFound()
  await ended

  const commits = new Map<string, LastCommit>()
  for (const [path, change] of found) {
    const distance = positionOf(walk.stdout, change.commit)
    if (distance === null) continue
    commits.set(path, { commit: change.commit, author_date: rfc3339(change.time), distance })
  }
  return commits
}

/** Line number of a commit in the output of `git rev-list`, whose lines are all of one length. */
function positionOf(walk: Buffer, commit: string): number | null {
  const offset = walk.indexOf(commit, 0, 'latin1')
  return offset === -1 ? null : offset / (commit.length + 1)
}

/** Dates in commits are their author's claim: what RFC 3339 cannot say becomes the nearest that it can. */
function rfc3339(seconds: number): string {
  const year9999 = 253_402_300_799
  const clamped = Math.min(Math.max(Number.isFinite(seconds) ? seconds : 0, 0), year9999)
  return new Date(clamped * 1000).toISOString().replace('.000Z', 'Z')
}

/** The paths as arguments, or none, which means all of the tree, where they would be too long. */
function argumentsFor(paths: readonly string[]): readonly string[] {
  const bytes = paths.reduce((sum, path) => sum + Buffer.byteLength(path) + 1, 0)
  return bytes > ARGUMENT_BYTES ? [] : paths
}
