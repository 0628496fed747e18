import { type Git, GitFailed, LITERAL_PATHS, runGit } from './git.ts'
import { decodePaths } from './paths.ts'

/** An entry of a git tree. */
export interface GitEntry {
  /** Relative to the folder that git runs in. */
  readonly path: string
  /** False if the name is not UTF-8; see `decodePath`. */
  readonly valid: boolean
  /** `100644`, `100755`, `120000` (symbolic link) or `160000` (submodule). */
  readonly mode: string
  readonly oid: string
  /** Bytes; null for a submodule, and for a blob that a partial clone lacks. */
  readonly size: number | null
}

export const LINK_MODE = '120000'
export const SUBMODULE_MODE = '160000'

const LINE = /^(\d{6}) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/s

/**
 * Lists a commit's tree recursively, relative to git's folder; all of it, or the paths given.
 * @throws {GitFailed} where the sizes are not known: a partial clone whose content was not fetched
 */
export async function listTree(git: Git, commit: string, paths: readonly string[] = []): Promise<GitEntry[]> {
  const { status, stdout, stderr } = await runGit(git, [
    LITERAL_PATHS,
    'ls-tree',
    '-r',
    '-z',
    '-l',
    commit,
    '--',
    ...paths,
  ])
  if (status !== 0) throw new GitFailed(stderr)
  const entries: GitEntry[] = []
  for (const { path: line, valid } of decodePaths(stdout)) {
    const match = LINE.exec(line)
    if (match === null) continue
    const [, mode = '', oid = '', size = '', path = ''] = match
    entries.push({ path, valid, mode, oid, size: /^\d+$/.test(size) ? Number(size) : null })
  }
  return entries
}
