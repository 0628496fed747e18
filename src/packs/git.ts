import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type CommandResult, type PackRepository, runPackGit } from './git/command.ts'
import { explained, failure, noCommit } from './git/failures.ts'
import { readGitFolder } from './git/folder.ts'
import { DamagedRepository } from './git/objects.ts'
import { formatReference, type GitReference, type GitRefReference } from './reference.ts'
import { type FetchOptions, notFetched, type PackFiles, tooLarge } from './source.ts'

/** For all of a fetch: policies are small, and a gate that waits longer is a gate that hangs. */
const FETCH_LIMIT_MS = 120_000
const LOOK_UP_LIMIT_MS = 30_000
/** What a server may send: a commit's files, or the whole history where it gives no single commits. */
const MAX_TRANSFER_BYTES = 256 * 1024 * 1024
const WATCH_MS = 200
/** Prefix of a repository that is being made. */
const NEW = 'new-'
/** No fetch takes this long. */
const LEFTOVER_MS = 3_600_000

/** A line of `git ls-remote`: id, tab, name. */
const LISTED = /^([0-9a-f]{40}|[0-9a-f]{64})\t(.+)$/gm

/** What git needs for nothing but our objects. */
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-gc']

export interface GitOptions extends FetchOptions {
  /** What a server may send. */
  readonly maxTransferBytes?: number
}

/**
 * The files of one folder at one commit. The first time they are fetched into the cache, from which they come
 * afterwards, without network. Any number of processes may do that at once.
 * @throws {UserError} PACK if the server cannot be reached or refuses, if there is no such commit or folder, or if it
 *   holds links, submodules or too much.
 */
export async function fetchGit(reference: GitReference, options: GitOptions): Promise<PackFiles> {
  const base = baseOf(options)
  const place = base === null ? null : join(base, keyOf(reference))
  if (place !== null && existsSync(place)) {
    const kept = await readKept(place, reference, options)
    if (kept !== null) return kept
  }
  return withRepository(reference, options, FETCH_LIMIT_MS, async (repository) => {
    options.onProgress?.(`Fetching ${formatReference(reference)}`, 0, 0)
    await fetchCommit(repository, reference, options.maxTransferBytes ?? MAX_TRANSFER_BYTES)
    const files = await readGitFolder(repository, reference).catch((error: unknown) => {
      if (error instanceof DamagedRepository) throw noCommit(reference, error)
      throw error
    })
    // Where another process was faster, its repository is as good.
    if (place !== null) await rename(repository.directory, place).catch(() => undefined)
    return files
  })
}

/**
 * The commit that a branch or tag stands for now.
 * @throws {UserError} PACK if there is none, if it is both, or if the server cannot be reached or refuses.
 */
export async function resolveGitRef(
  reference: GitRefReference,
  options: FetchOptions,
): Promise<GitReference> {
  const { url, ref, directory } = reference
  return withRepository(reference, options, LOOK_UP_LIMIT_MS, async (repository) => {
    options.onProgress?.(`Looking up ${formatReference(reference)}`, 0, 0)
    const result = await runPackGit(repository, transportsFor(url), [
      'ls-remote',
      '--quiet',
      '--',
      url,
      ref,
      `${ref}^{}`,
    ])
    if (result.status !== 0) throw failure(reference, result, repository.signal)
    const ids = new Map<string, string>()
    for (const [, id, name] of result.stdout.toString('utf8').matchAll(LISTED)) {
      if (id !== undefined && name !== undefined) ids.set(name, id)
    }
    const found = [ref, `refs/${ref}`, `refs/tags/${ref}`, `refs/heads/${ref}`].flatMap((name) => {
      // What an annotated tag points at has ^{} behind its name.
      const id = ids.get(`${name}^{}`) ?? ids.get(name)
      return id === undefined ? [] : [{ name, id }]
    })
    const [first] = found
    if (first === undefined) {
      const mend = 'Check the name (git ls-remote lists them); a commit is written with all its digits.'
      throw notFetched(formatReference(reference), `its repository has no branch or tag ${ref}`, mend)
    }
    if (found.some(({ id }) => id !== first.id)) {
      const names = found.map(({ name }) => name).join(' or ')
      throw notFetched(
        formatReference(reference),
        `${ref} is a branch and a tag`,
        `Write ${names} behind the @.`,
      )
    }
    return { kind: 'git', url, commit: first.id, directory }
  })
}

/** Absolute, since git runs elsewhere. */
function baseOf({ cacheDir }: FetchOptions): string | null {
  return cacheDir === null ? null : resolve(cacheDir, 'git')
}

/** One repository per URL and commit: it is written once, and nothing in it ever changes. */
function keyOf({ url, commit }: GitReference): string {
  return createHash('sha256').update(`${url}\n${commit}`).digest('hex')
}

/** Null, and the place is empty again, where something in it was damaged. */
async function readKept(
  place: string,
  reference: GitReference,
  options: FetchOptions,
): Promise<PackFiles | null> {
  try {
    const signal = limited(options.signal, LOOK_UP_LIMIT_MS)
    return await readGitFolder({ directory: place, env: options.env, signal }, reference)
  } catch (error) {
    if (!(error instanceof DamagedRepository)) throw explained(reference, error)
    await rm(place, { recursive: true, force: true })
    return null
  }
}

/** Does something in a new bare repository, which is gone afterwards unless it was renamed. */
async function withRepository<T>(
  reference: GitReference | GitRefReference,
  options: FetchOptions,
  limitMs: number,
  use: (repository: PackRepository) => Promise<T>,
): Promise<T> {
  const directory = await newFolder(baseOf(options))
  const repository = { directory, env: options.env, signal: limited(options.signal, limitMs) }
  try {
    const sha256 = reference.kind === 'git' && reference.commit.length === 64
    // An empty template: the user's own could bring hooks along.
    const init = ['init', '--quiet', '--bare', '--template=', ...(sha256 ? ['--object-format=sha256'] : [])]
    const result = await runPackGit(repository, '', init)
    if (result.status !== 0) throw failure(reference, result, repository.signal)
    return await use(repository)
  } catch (error) {
    throw explained(reference, error)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** In the cache, so that it can be renamed to its place; a cache that cannot be written is no cache. */
async function newFolder(base: string | null): Promise<string> {
  try {
    if (base !== null) {
      await mkdir(base, { recursive: true, mode: 0o700 })
      const folder = await mkdtemp(join(base, NEW))
      await removeLeftovers(base, folder).catch(() => undefined)
      return folder
    }
  } catch {
    // Below.
  }
  return mkdtemp(join(tmpdir(), 'modelward-git-'))
}

/** Runs that were killed could not clean up. */
async function removeLeftovers(base: string, folder: string): Promise<void> {
  const { mtimeMs: now } = await stat(folder)
  for (const name of await readdir(base)) {
    const path = join(base, name)
    if (!name.startsWith(NEW)) continue
    const { mtimeMs } = await stat(path)
    if (now - mtimeMs > LEFTOVER_MS) await rm(path, { recursive: true, force: true })
  }
}

async function fetchCommit(
  repository: PackRepository,
  reference: GitReference,
  maxBytes: number,
): Promise<void> {
  const { url, commit } = reference
  const one = await boundedFetch(repository, reference, maxBytes, ['--depth=1', '--', url, commit])
  if (one.status === 0) return
  // Old servers give tips of branches and tags only; plain file servers know no depth.
  if (!/unadvertised object|does not support shallow/.test(one.stderr)) {
    throw failure(reference, one, repository.signal)
  }
  const all = await boundedFetch(repository, reference, maxBytes, [
    '--',
    url,
    '+refs/heads/*:refs/fetched/heads/*',
    '+refs/tags/*:refs/fetched/tags/*',
  ])
  if (all.status !== 0) throw failure(reference, all, repository.signal)
}

/** Git has no limit of its own for what a server sends, so what arrives is watched. */
async function boundedFetch(
  repository: PackRepository,
  reference: GitReference,
  maxBytes: number,
  args: readonly string[],
): Promise<CommandResult> {
  const full = new AbortController()
  const watch = async () => {
    if ((await packBytes(repository.directory)) > maxBytes) full.abort()
  }
  const timer = setInterval(watch, WATCH_MS)
  try {
    const command = [...FETCH, ...args]
    const result = await runPackGit(repository, transportsFor(reference.url), command, full.signal)
    await watch()
    if (full.signal.aborted) throw tooLarge(formatReference(reference), 'what its server sends', maxBytes)
    return result
  } finally {
    clearInterval(timer)
  }
}

async function packBytes(directory: string): Promise<number> {
  const folder = join(directory, 'objects', 'pack')
  const names = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * SSH is reached only where the user's own `url.*.insteadOf` turns an https address into it, as many have it for hosts
 * where they log in by key.
 */
function transportsFor(url: string): string {
  return url.startsWith('http:') ? 'http' : 'https:ssh'
}

function limited(signal: AbortSignal | undefined, limitMs: number): AbortSignal {
  const timeout = AbortSignal.timeout(limitMs)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}
