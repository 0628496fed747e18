import { identifyByName, modelFile } from '../artifacts/model-file/index.ts'
import { HEAD_LENGTH } from '../artifacts/reader.ts'
import { UserError } from '../errors.ts'
import { LFS_POINTER_LIMIT, type LfsPointer, parseLfsPointer } from '../repository/lfs.ts'
import { type HashAlgorithm, type Progress, type Tree, TreeError, type TreeFile } from '../repository/tree.ts'

/** A file and the digest of its content. */
export interface HashedFile {
  readonly path: string
  /** Lowercase hex. */
  readonly digest: string
  /** It is a symbolic link to a file of the tree. */
  readonly link: boolean
  /** The digest is the one that a Git-LFS pointer states; the content is not here. */
  readonly pointer: boolean
}

export interface HashFilesOptions {
  readonly algorithm: HashAlgorithm
  /** Weights and models alone, told by their content as the facts tell them. */
  readonly modelsOnly: boolean
  /** Is the file to be hashed? */
  wanted(file: TreeFile): boolean
  readonly progress?: Progress
}

/** How many files a message names. */
const NAMED = 5

/**
 * Digests of the files of a tree, sorted by path. All or nothing: a manifest that lacks a file without a word would
 * vouch for less than it seems to.
 * @throws {UserError} PATH if a file cannot be hashed, or there is none
 */
export async function hashFiles(tree: Tree, options: HashFilesOptions): Promise<HashedFile[]> {
  const { algorithm, modelsOnly, wanted, progress } = options
  const { files, left_out } = await tree.list()
  const problems = modelsOnly ? [] : left_out.map(({ path, message }) => ({ path, message }))
  const pointers = new Map<string, LfsPointer>()
  const chosen: TreeFile[] = []
  for (const file of files) {
    if (!wanted(file)) continue
    try {
      const pointer = await pointerOf(tree, file)
      if (modelsOnly && !(await isModel(tree, file, pointer))) continue
      if (pointer !== null) pointers.set(file.path, pointer)
      chosen.push(file)
    } catch (error) {
      if (!(error instanceof TreeError)) throw error
      problems.push({ path: file.path, message: error.message })
    }
  }
  if (algorithm !== 'sha256') {
    for (const path of pointers.keys()) {
      problems.push({
        path,
        message: 'It is a Git-LFS pointer, which states SHA-256 alone; fetch it with `git lfs pull`.',
      })
    }
  }
  refuse(problems)
  if (chosen.length === 0) {
    throw new UserError(
      'PATH',
      modelsOnly
        ? 'There is no model file to hash. Leave --models out to hash every file.'
        : 'There is no file to hash. Name a folder that has some, or a file.',
    )
  }

  const requests = chosen
    .filter(({ path }) => !pointers.has(path))
    .map(({ path }) => ({ path, algorithms: [algorithm] }))
  const digests = new Map<string, string>()
  for (const { path, digests: found } of await tree.digests(requests, progress)) {
    if (found instanceof TreeError) problems.push({ path, message: found.message })
    else digests.set(path, found[algorithm] ?? '')
  }
  refuse(problems)
  return chosen.map(({ path, link }) => {
    const pointer = pointers.get(path)
    return {
      path,
      digest: pointer?.oid ?? digests.get(path) ?? '',
      link: link === true,
      pointer: pointer !== undefined,
    }
  })
}

async function pointerOf(tree: Tree, { path, size }: TreeFile): Promise<LfsPointer | null> {
  return size < LFS_POINTER_LIMIT ? parseLfsPointer(await tree.head(path, LFS_POINTER_LIMIT)) : null
}

async function isModel(tree: Tree, { path, size }: TreeFile, pointer: LfsPointer | null): Promise<boolean> {
  if (pointer !== null) return identifyByName(path) !== null
  if (!modelFile.mayBe(path)) return false
  return modelFile.recognise({ path, size, head: await tree.head(path, HEAD_LENGTH) }) !== null
}

function refuse(problems: readonly { path: string; message: string }[]): void {
  if (problems.length === 0) return
  const named = problems.slice(0, NAMED).map(({ path, message }) => `${path}: ${message}`)
  const more = problems.length > NAMED ? [`... and ${problems.length - NAMED} more`] : []
  const list = [...named, ...more].join('\n  ')
  throw new UserError(
    'PATH',
    `Not every file can be hashed. Mend this, or leave the files out with --exclude:\n  ${list}`,
  )
}
