import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, parse, resolve } from 'node:path'
import { DiskDigests } from '../repository/disk-digests.ts'
import { systemCode } from '../repository/disk-file.ts'
import { decodePath } from '../repository/paths.ts'
import { type ByteRange, type HashAlgorithm, type Progress, TreeError } from '../repository/tree.ts'

/** A file of a model on disk. */
export interface ModelFile {
  /** Within the model, with `/`; "." for a model that is one file. */
  readonly path: string
  /** Absolute, without symbolic links. */
  readonly real: string
  /** Bytes. */
  readonly size: number
  /** It is reached by a symbolic link. */
  readonly link: boolean
}

/** What lies in a model's folder, all of it: what a signature leaves out is to be seen. */
export interface ModelListing {
  /** Name of the folder or file. */
  readonly name: string
  /** Sorted by path. */
  readonly files: readonly ModelFile[]
  /** What is there and is no file that can be signed. */
  readonly problems: readonly { readonly path: string; readonly message: string }[]
}

/**
 * Lists a model as model_signing does: every file, hidden ones too, whatever git ignores. Links to files are followed;
 * links to folders are not.
 * @param ignored asked with paths within the model; a folder that it names is not entered
 * @throws {Error} of the system, if the root is not there
 */
export function listModel(root: string, ignored: (path: string) => boolean): ModelListing {
  const name = basename(resolve(root))
  const real = realpathSync.native(root)
  const stats = statSync(real)
  if (stats.isFile()) {
    const link = lstatSync(root).isSymbolicLink()
    return { name, files: [{ path: '.', real, size: stats.size, link }], problems: [] }
  }
  const files: ModelFile[] = []
  const problems: { path: string; message: string }[] = []
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = entriesOf(join(real, folder))
    if (typeof entries === 'string') {
      problems.push({ path: folder, message: `The folder cannot be read (${entries}).` })
      continue
    }
    for (const entry of entries) {
      const decoded = decodePath(entry.name)
      const path = folder === '' ? decoded.path : `${folder}/${decoded.path}`
      if (ignored(path)) continue
      if (!decoded.valid) problems.push({ path, message: 'Its name is not UTF-8.' })
      else if (entry.isDirectory()) waiting.push(path)
      else {
        const found = fileAt(real, path)
        if (typeof found === 'string') problems.push({ path, message: found })
        else files.push(found)
      }
    }
  }
  const byPath = (a: { path: string }, b: { path: string }) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0
  return { name, files: files.sort(byPath), problems: problems.sort(byPath) }
}

function entriesOf(folder: string): Dirent<Buffer>[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })
  } catch (error) {
    return systemCode(error)
  }
}

function fileAt(root: string, path: string): ModelFile | string {
  try {
    const absolute = join(root, path)
    const link = lstatSync(absolute).isSymbolicLink()
    const stats = statSync(absolute)
    if (stats.isFile()) return { path, real: realpathSync.native(absolute), size: stats.size, link }
    return stats.isDirectory()
      ? 'It is a symbolic link to a folder.'
      : 'It is no regular file (a pipe, socket or device).'
  } catch (error) {
    return `It cannot be read (${systemCode(error)}).`
  }
}

/** A file of the model, or a part of it, to hash. */
export interface ModelPart {
  readonly file: ModelFile
  readonly algorithm: HashAlgorithm
  readonly range?: ByteRange
}

/** Digests in lowercase hex in the order of the parts, or why there is none; on all cores where that is worth it. */
export async function digestParts(
  parts: readonly ModelPart[],
  { hashWorker, progress }: { hashWorker: URL; progress?: Progress },
): Promise<(string | TreeError)[]> {
  // A link of a model may lead out of it, as in the caches of hubs: files are opened where they really are.
  const top = parse(parts[0]?.file.real ?? '/').root
  const digests = new DiskDigests(top, hashWorker, null)
  try {
    const results = await digests.compute(
      parts.map(({ file, algorithm, range }) => ({
        path: file.real.slice(top.length),
        algorithms: [algorithm],
        ...(range && { range }),
      })),
      progress,
    )
    return parts.map(({ file, algorithm }, index) => {
      const found = results[index]?.digests
      if (found instanceof TreeError) return found
      return found?.[algorithm] ?? new TreeError('unreadable', file.path, 'It was not hashed.')
    })
  } finally {
    await digests.close()
  }
}

/** Shards of a file, the last one as long as what is left; none of an empty one. */
export function shardsOf(size: number, shardSize: number): ByteRange[] {
  const count = Math.ceil(size / shardSize)
  return Array.from({ length: count }, (_, index) => ({
    start: index * shardSize,
    end: Math.min(size, (index + 1) * shardSize),
  }))
}
