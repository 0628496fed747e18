import { createHash, type Hash } from 'node:crypto'
import { closeSync, lstatSync, readlinkSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { openInside, readInside } from './disk-file.ts'
import { type Git, runGit } from './git.ts'
import { hashFile, READ_BYTES } from './hash.ts'
import { LFS_POINTER_LIMIT, parseLfsPointer } from './lfs.ts'
import { type GitEntry, LINK_MODE } from './ls-tree.ts'

/** Text files are far shorter; a longer file is not tried with other line ends. */
const TEXT_LIMIT = 16 * 1024 * 1024

/**
 * Does the file on disk hold what the commit holds? Git's own answer (`git status`) could start a filter program
 * that the repository configures, so that contents are compared here: as they are, with CRLF for LF (`autocrlf`),
 * and with a Git-LFS pointer in place of the content.
 */
export async function isCommitted(git: Git, entry: GitEntry): Promise<boolean> {
  try {
    const stats = lstatSync(join(git.directory, entry.path))
    if (stats.isSymbolicLink() !== (entry.mode === LINK_MODE)) return false
    if (stats.isSymbolicLink()) {
      return blobId(readlinkSync(join(git.directory, entry.path), 'buffer'), entry.oid) === entry.oid
    }
    if (stats.size === entry.size) return fileBlobId(git.directory, entry) === entry.oid
    return hasOtherLineEnds(git, entry, stats.size) || (await isLfsObject(git, entry, stats.size))
  } catch {
    // It vanished or cannot be read: nothing is known of it.
    return false
  }
}

function hasOtherLineEnds(git: Git, entry: GitEntry, size: number): boolean {
  if (entry.size === null || size < entry.size || size > TEXT_LIMIT) return false
  const content = Buffer.from(readInside(git.directory, entry.path, TEXT_LIMIT)).toString('latin1')
  return blobId(Buffer.from(content.replaceAll('\r\n', '\n'), 'latin1'), entry.oid) === entry.oid
}

async function isLfsObject(git: Git, entry: GitEntry, size: number): Promise<boolean> {
  if (entry.size === null || entry.size >= LFS_POINTER_LIMIT) return false
  const { stdout } = await runGit(git, ['cat-file', 'blob', entry.oid])
  const pointer = parseLfsPointer(stdout)
  if (pointer?.size !== size) return false
  const buffer = Buffer.allocUnsafeSlow(READ_BYTES)
  const { sha256 } = await hashFile(
    git.directory,
    { path: entry.path, algorithms: ['sha256'] },
    buffer,
    () => {},
  )
  return sha256 === pointer.oid
}

function fileBlobId(realRoot: string, entry: GitEntry): string {
  const { descriptor, size } = openInside(realRoot, entry.path)
  try {
    const hash = startBlob(size, entry.oid)
    const buffer = Buffer.allocUnsafe(Math.min(size, READ_BYTES) || 1)
    for (;;) {
      const count = readSync(descriptor, buffer, 0, buffer.length, null)
      if (count === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, count))
    }
  } finally {
    closeSync(descriptor)
  }
}

function blobId(content: Buffer, like: string): string {
  return startBlob(content.length, like).update(content).digest('hex')
}

/** Git's id of a blob; the length of another id tells which hash the repository uses. */
function startBlob(size: number, like: string): Hash {
  return createHash(like.length === 64 ? 'sha256' : 'sha1').update(`blob ${size}\0`)
}
