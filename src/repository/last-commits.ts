import type { LastCommit } from '../facts/types.ts'
import { type Git, runGit, startGit } from './git.ts'
import { LogParser } from './log-parser.ts'
import { listTree } from './ls-tree.ts'
import { isCommitted } from './uncommitted.ts'

/** Beyond this many bytes of path names the arguments could pass a system's limit (Windows: 32,767 characters). */
const ARGUMENT_BYTES = 24_000

/** Last commits of files on disk; paths whose content is not the commit's are left out. */
export async function lastCommitsOnDisk(
  git: Git,
  commit: string,
  prefix: string,
  paths: readonly string[],
): Promise<Map<string, LastCommit>> {
  const listed = listTree(git, commit, argumentsFor(paths))
  const history = startHistory(git, commit, prefix, paths)
  const entries = new Map((await listed).map((entry) => [entry.path, entry]))
  const oids = new Map<string, string>()
  for (const path of paths) {
    const entry = entries.get(path)
    if (entry !== undefined && (await isCommitted(git, entry))) oids.set(path, entry.oid)
  }
  return history.find(oids)
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
  return startHistory(git, commit, prefix, [...oids.keys()]).find(oids)
}

interface History {
  /** The newest commit that gave each path its blob. Ends the search as soon as all are found. */
  find(oids: ReadonlyMap<string, string>): Promise<Map<string, LastCommit>>
}

/**
 * Starts git's walk. Children come before their parents (`--topo-order`), so that positions order two commits of
 * one line of work whatever their dates say. Merges stand with what differs from every parent (`-c`).
 */
function startHistory(git: Git, commit: string, prefix: string, paths: readonly string[]): History {
  const log = startGit(git, [
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
    commit,
    '--',
    ...argumentsFor(paths),
  ])
  const order = runGit(git, ['rev-list', '--topo-order', commit])
  // Both are awaited in `find`; a failure before that must not count as unhandled.
  order.catch(() => undefined)
  const chunks: AsyncIterable<Buffer> | null = log.stdout
  const failed = new Promise<void>((resolve) => log.once('error', () => resolve()))

  async function scan(oids: ReadonlyMap<string, string>): Promise<Found[]> {
    const wanted = new Map([...oids].map(([path, oid]) => [prefix + path, { path, oid }]))
    const found: Found[] = []
    const parser = new LogParser((change) => {
      const target = wanted.get(change.path)
      if (target?.oid !== change.oid) return
      wanted.delete(change.path)
      found.push({ path: target.path, commit: change.commit, time: change.time })
    })
    if (wanted.size > 0 && chunks !== null) {
      for await (const chunk of chunks) {
        parser.push(chunk)
        if (wanted.size === 0) break
      }
    }
    log.kill()
    return found
  }

  return {
    async find(oids) {
      const [found, walk] = await Promise.all([Promise.race([scan(oids), failed.then(() => [])]), order])
      const commits = new Map<string, LastCommit>()
      for (const { path, commit: id, time } of found) {
        const distance = positionOf(walk.stdout, id)
        if (distance !== null) commits.set(path, { commit: id, author_date: rfc3339(time), distance })
      }
      return commits
    },
  }
}

interface Found {
  readonly path: string
  readonly commit: string
  readonly time: number
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
