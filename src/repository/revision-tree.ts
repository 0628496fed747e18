import { UserError } from '../errors.ts'
import type { LastCommit } from '../facts/types.ts'
import { BlobReader, WHOLE_BLOB_BYTES } from './blob-reader.ts'
import { blobHead, streamBlob } from './blob-stream.ts'
import { tooLarge } from './disk-file.ts'
import { type Git, GitFailed, GitMissing, type GitOutput, runGit } from './git.ts'
import { refusal } from './git-state.ts'
import { IGNORE_FILE, IGNORE_FILE_LIMIT, ignoreFilter } from './ignore-lines.ts'
import { lastCommitsOf } from './last-commits.ts'
import { listTree } from './ls-tree.ts'
import type { OpenTreeOptions } from './open-tree.ts'
import { hashBlobs } from './revision-digests.ts'
import { type Blob, blobAt, blobsBelow, type RevisionFiles, revisionFiles } from './revision-files.ts'
import {
  type DigestRequest,
  type DigestResult,
  type Listing,
  type Progress,
  type Tree,
  TreeError,
} from './tree.ts'

/**
 * Opens a revision of the repository that git's folder lies in.
 * @throws {UserError} REVISION if git does not know it, CONFIG for its `.modelwardignore`
 */
export async function openRevision(
  root: string,
  git: Git,
  rev: string,
  { exclude = [], everything = false }: Pick<OpenTreeOptions, 'exclude' | 'everything'>,
): Promise<Tree> {
  const { commit, prefix, shallow } = await resolveRevision(git, rev)
  const reader = new BlobReader(git)
  try {
    const entries = await listTree(git, commit)
    const ignoreEntry = everything
      ? undefined
      : entries.find(({ path, mode }) => path === IGNORE_FILE && mode.startsWith('100'))
    if ((ignoreEntry?.size ?? 0) > IGNORE_FILE_LIMIT) {
      throw new UserError('CONFIG', `${IGNORE_FILE} is longer than ${IGNORE_FILE_LIMIT} bytes. Shorten it.`, {
        place: { path: IGNORE_FILE },
      })
    }
    const ignoreText =
      ignoreEntry === undefined ? null : (await reader.read(ignoreEntry.oid)).toString('utf8')
    const files = await revisionFiles(entries, reader, await ignoreFilter(ignoreText, exclude))
    return new RevisionTree(root, git, { commit, prefix, shallow }, reader, files)
  } catch (error) {
    await reader.close()
    if (!(error instanceof GitFailed)) throw error
    throw new UserError(
      'REVISION',
      `Git does not have all of the revision ${JSON.stringify(rev)}: the clone is partial. Fetch the rest with \`git fetch --refetch --no-filter\`, or clone without a filter.`,
      { cause: error },
    )
  }
}

interface Revision {
  readonly commit: string
  readonly prefix: string
  readonly shallow: boolean
}

class RevisionTree implements Tree {
  readonly kind = 'revision'
  readonly root: string
  readonly prefix: string
  readonly commit: string
  readonly shallow: boolean
  readonly #git: Git
  readonly #reader: BlobReader
  readonly #files: RevisionFiles

  constructor(root: string, git: Git, revision: Revision, reader: BlobReader, files: RevisionFiles) {
    this.root = root
    this.prefix = revision.prefix
    this.commit = revision.commit
    this.shallow = revision.shallow
    this.#git = git
    this.#reader = reader
    this.#files = files
  }

  async list(): Promise<Listing> {
    return this.#files.listing
  }

  async read(path: string, limit: number): Promise<Uint8Array> {
    const blob = this.#blob(path)
    if (blob.size > limit) throw tooLarge(path, limit)
    return this.#readWhole(path, blob)
  }

  async *stream(path: string): AsyncGenerator<Uint8Array> {
    const { oid, size } = this.#blob(path)
    yield* streamBlob(this.#git, oid, path, size)
  }

  async head(path: string, length: number): Promise<Uint8Array> {
    const blob = this.#blob(path)
    if (blob.size <= WHOLE_BLOB_BYTES) return (await this.#readWhole(path, blob)).subarray(0, length)
    return blobHead(this.#git, blob, path, length)
  }

  async below(path: string): Promise<string[]> {
    return blobsBelow(this.#files, path)
  }

  digests(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]> {
    return hashBlobs(this.#git, this.#reader, this.#files.blobs, requests, progress)
  }

  async lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, LastCommit>> {
    if (this.shallow) return new Map()
    const oids = new Map<string, string>()
    for (const path of paths) {
      const oid = this.#files.oids.get(path)
      if (oid !== undefined) oids.set(path, oid)
    }
    if (oids.size === 0) return new Map()
    return lastCommitsOf(this.#git, this.commit, this.prefix, oids)
  }

  close(): Promise<void> {
    return this.#reader.close()
  }

  #blob(path: string): Blob {
    const blob = blobAt(this.#files, path)
    if ('oid' in blob) return blob
    throw new TreeError('unreadable', path, blob.message)
  }

  async #readWhole(path: string, blob: Blob): Promise<Buffer> {
    try {
      return await this.#reader.read(blob.oid)
    } catch {
      throw new TreeError('unreadable', path, 'Git does not give its content.')
    }
  }
}

async function resolveRevision(git: Git, rev: string): Promise<Revision> {
  const quoted = JSON.stringify(rev)
  if (rev === '' || /[\0\n]/.test(rev)) {
    throw new UserError('REVISION', `${quoted} is no git revision. Give a branch, a tag or a commit id.`)
  }
  let outputs: [GitOutput, GitOutput]
  try {
    outputs = await Promise.all([
      runGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${rev}^{commit}`]),
      runGit(git, ['rev-parse', '--is-shallow-repository', '--show-prefix']),
    ])
  } catch (cause) {
    if (!(cause instanceof GitMissing)) throw cause
    throw new UserError(
      'REVISION',
      'A revision can only be read with git. Install git, or leave the revision out.',
      { cause },
    )
  }
  const [verified, state] = outputs
  if (state.status !== 0) {
    const message = state.stderr.includes('not a git repository')
      ? `The revision ${quoted} cannot be read, since the folder is in no git repository. Leave the revision out, or give a folder of the repository.`
      : `The revision ${quoted} cannot be read. ${refusal(state)}`
    throw new UserError('REVISION', message)
  }
  const shallow = state.stdout.toString('utf8').startsWith('true\n')
  const commit = verified.stdout.toString('latin1').trim()
  if (verified.status !== 0 || !/^[0-9a-f]{40,64}$/.test(commit)) {
    const fetch = shallow ? ' The clone is shallow: fetch more of the history (`fetch-depth: 0`).' : ''
    throw new UserError(
      'REVISION',
      `Git knows no commit ${quoted}. Check the name, or fetch it first.${fetch}`,
    )
  }
  const prefix = state.stdout.toString('utf8').slice(shallow ? 5 : 6, -1)
  return { commit, prefix, shallow }
}
