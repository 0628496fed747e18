import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../errors.ts'
import type { LastCommit } from '../facts/types.ts'
import { readInside } from './disk-file.ts'
import { DiskTree } from './disk-tree.ts'
import { type Environment, type Git, GitMissing, type GitOutput, runGit } from './git.ts'
import { headOf, type RepositoryState, refusal, STATE_QUERY } from './git-state.ts'
import { IGNORE_FILE, IGNORE_FILE_LIMIT, type Ignores, ignoreFilter } from './ignore-lines.ts'
import { lastCommitsOnDisk } from './last-commits.ts'
import { listFolder, listWorkingCopy } from './list-disk.ts'
import { type LeftOut, type Tree, TreeError } from './tree.ts'

export interface OpenTreeOptions {
  /** Any git revision; without it the files on disk are the tree. */
  rev?: string
  /** The files on disk and nothing of git, also where the folder lies in a repository. */
  asFolder?: boolean
  /**
   * All files of the folder or revision, whatever `.modelwardignore` says, and on disk whatever git ignores; only
   * `exclude` counts, and git's own files are left out.
   */
  everything?: boolean
  /** Lines of .gitignore form. They win over the tree's `.modelwardignore`. */
  exclude?: readonly string[]
  /** Environment for git; this process's own by default. */
  env?: Environment
  /** The bundled `hash-worker.ts`; without it one thread hashes. */
  hashWorker?: URL
  /** Where digests of earlier runs are kept, for files on disk; without it every file is hashed. */
  digestCache?: string
}

const LIST_FILES = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']

/**
 * Opens what is to be checked: a git revision if `rev` is given, else the working copy that `root` lies in, else
 * the plain folder.
 * @throws {UserError} PATH if the root is no folder, REVISION, CONFIG for an ignore line
 */
export async function openTree(root: string, options: OpenTreeOptions = {}): Promise<Tree> {
  const realRoot = realFolder(root)
  const git: Git = { directory: realRoot, env: options.env ?? process.env }
  if (options.rev !== undefined) {
    const { openRevision } = await import('./revision-tree.ts')
    return openRevision(root, git, options.rev, options)
  }
  const asFolder = options.asFolder || options.everything
  if (!asFolder && isBare(realRoot)) {
    throw new UserError(
      'PATH',
      `${root} is a repository without files, as git keeps it. Give a revision of it: --rev HEAD.`,
    )
  }
  // Outside git there is nothing to ask git for; starting it would cost more than the whole listing.
  if (asFolder || !isBelowGit(realRoot)) return openFolder(root, realRoot, options, [])

  const found = await askGit(git)
  if (found.kind === 'refused') return openFolder(root, realRoot, options, [gitRefused(found.message)])
  if (found.kind === 'none') return openFolder(root, realRoot, options, [])
  return openWorkingCopy(root, git, found, options)
}

interface WorkingCopy {
  readonly kind: 'working-copy'
  readonly state: RepositoryState
  readonly names: Buffer
}

type Found = WorkingCopy | { readonly kind: 'refused'; readonly message: string } | { readonly kind: 'none' }

async function askGit(git: Git): Promise<Found> {
  let outputs: [GitOutput, GitOutput]
  try {
    outputs = await Promise.all([runGit(git, STATE_QUERY), runGit(git, LIST_FILES)])
  } catch (error) {
    if (!(error instanceof GitMissing)) throw error
    return { kind: 'refused', message: 'Git is not installed or does not start.' }
  }
  const [query, files] = outputs
  if (query.status !== 0) return { kind: 'refused', message: refusal(query) }
  const state = headOf(query)
  if (state === null) return { kind: 'none' }
  if (files.status !== 0) return { kind: 'refused', message: refusal(files) }
  // A folder that the repository around it ignores has no files for git, yet it is what the user wants checked.
  if (files.stdout.length === 0 && state.prefix !== '') {
    const ignored = await runGit(git, ['check-ignore', '--quiet', '.'])
    if (ignored.status === 0) return { kind: 'none' }
  }
  return { kind: 'working-copy', state, names: files.stdout }
}

async function openWorkingCopy(
  root: string,
  git: Git,
  found: WorkingCopy,
  options: OpenTreeOptions,
): Promise<Tree> {
  const { state, names } = found
  const realRoot = git.directory
  const ignores = await readIgnores(realRoot, options)
  return new DiskTree(
    {
      kind: 'working-copy',
      root,
      realRoot,
      ...state,
      list: async () => listWorkingCopy(realRoot, names, ignores),
      lastCommits: async (paths) => {
        return state.commit === null
          ? new Map<string, LastCommit>()
          : lastCommitsOnDisk(git, state.commit, state.prefix, paths)
      },
    },
    { hashWorker: options.hashWorker, digestCache: options.digestCache },
  )
}

async function openFolder(
  root: string,
  realRoot: string,
  options: OpenTreeOptions,
  notes: readonly LeftOut[],
): Promise<Tree> {
  const ignores = await readIgnores(realRoot, options)
  return new DiskTree(
    {
      kind: 'folder',
      root,
      realRoot,
      prefix: '',
      commit: null,
      shallow: false,
      list: async () => listFolder(realRoot, ignores, { notes, everything: options.everything ?? false }),
      lastCommits: async () => new Map(),
    },
    { hashWorker: options.hashWorker, digestCache: options.digestCache },
  )
}

async function readIgnores(realRoot: string, options: OpenTreeOptions): Promise<Ignores> {
  const exclude = options.exclude ?? []
  if (options.everything) return ignoreFilter(null, exclude)
  if (lstatSync(join(realRoot, IGNORE_FILE), { throwIfNoEntry: false }) === undefined) {
    return ignoreFilter(null, exclude)
  }
  try {
    const bytes = readInside(realRoot, IGNORE_FILE, IGNORE_FILE_LIMIT)
    return ignoreFilter(Buffer.from(bytes).toString('utf8'), exclude)
  } catch (error) {
    if (!(error instanceof TreeError)) throw error
    throw new UserError('CONFIG', `${IGNORE_FILE} cannot be read. ${error.message}`, {
      place: { path: IGNORE_FILE },
      cause: error,
    })
  }
}

function realFolder(root: string): string {
  if (root === '') throw new UserError('PATH', 'The path is empty. Give the folder that is to be checked.')
  let stats: Stats | undefined
  try {
    stats = statSync(root, { throwIfNoEntry: false })
  } catch (cause) {
    throw new UserError('PATH', `${root} cannot be opened. Check its permissions.`, { cause })
  }
  if (stats === undefined) {
    throw new UserError('PATH', `${root} does not exist. Give the folder that is to be checked.`)
  }
  if (!stats.isDirectory()) {
    throw new UserError('PATH', `${root} is not a folder. Give the folder that the file is in.`)
  }
  return realpathSync.native(root)
}

/** A bare repository, or the inside of `.git`: git's own layout, see gitrepository-layout(5). */
function isBare(realRoot: string): boolean {
  return ['HEAD', 'objects', 'refs'].every(
    (name) => lstatSync(join(realRoot, name), { throwIfNoEntry: false }) !== undefined,
  )
}

function isBelowGit(realRoot: string): boolean {
  for (let folder = realRoot; ; folder = dirname(folder)) {
    if (lstatSync(join(folder, '.git'), { throwIfNoEntry: false }) !== undefined) return true
    if (dirname(folder) === folder) return false
  }
}

function gitRefused(message: string): LeftOut {
  return {
    path: '.git',
    reason: 'unreadable',
    message: `${message} The files are read as a plain folder: ignore rules and history are not known.`,
  }
}
