import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { TreeError } from './tree.ts'
import { walkBelow } from './walk.ts'

// Windows has neither flag; there `undefined` counts as 0. O_NONBLOCK keeps a FIFO from holding the open.
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** An open regular file of the tree; the caller closes `descriptor`. */
export interface OpenFile {
  readonly descriptor: number
  readonly size: number
}

/**
 * Opens a regular file that lies in the folder, following symbolic links only as far as they stay in it.
 * @param realRoot absolute path of the folder, without symbolic links
 * @throws {TreeError} `unreadable`
 */
export function openInside(realRoot: string, path: string): OpenFile {
  const real = realPathInside(realRoot, path)
  let descriptor: number
  try {
    descriptor = openSync(real, OPEN_FLAGS)
  } catch (error) {
    throw unreadable(path, error)
  }
  try {
    const stats = fstatSync(descriptor)
    if (!stats.isFile()) throw new TreeError('unreadable', path, 'It is not a regular file.')
    // Somebody may have put a link in the place of a folder since its path was resolved.
    if (pathOfDescriptor(descriptor, real) !== real) {
      throw new TreeError('unreadable', path, 'It changed its place while it was opened.')
    }
    return { descriptor, size: stats.size }
  } catch (error) {
    closeSync(descriptor)
    throw error instanceof TreeError ? error : unreadable(path, error)
  }
}

/** The whole file. @throws {TreeError} `too-large` beyond `limit` bytes, `unreadable`. */
export function readInside(realRoot: string, path: string, limit: number): Uint8Array {
  const { descriptor, size } = openInside(realRoot, path)
  try {
    if (size > limit) throw tooLarge(path, limit)
    // One byte more than expected shows that the file has grown since.
    const bytes = readUpTo(descriptor, path, size + 1)
    if (bytes.length > size) throw new TreeError('unreadable', path, 'It grew while it was read.')
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

/** Bytes of one piece of a file that is read as it comes. */
const PIECE_BYTES = 1024 * 1024

/** A file in pieces, each of which is good until the next is asked for. @throws {TreeError} `unreadable` */
export async function* streamInside(realRoot: string, path: string): AsyncGenerator<Uint8Array> {
  const { descriptor } = openInside(realRoot, path)
  try {
    const piece = Buffer.allocUnsafe(PIECE_BYTES)
    for (;;) {
      const count = readSync(descriptor, piece, 0, piece.length, null)
      if (count === 0) return
      yield piece.subarray(0, count)
    }
  } catch (error) {
    throw error instanceof TreeError ? error : unreadable(path, error)
  } finally {
    closeSync(descriptor)
  }
}

/** The first bytes of a file. @throws {TreeError} `unreadable` */
export function headInside(realRoot: string, path: string, length: number): Uint8Array {
  const { descriptor, size } = openInside(realRoot, path)
  try {
    return readUpTo(descriptor, path, Math.min(size, length))
  } finally {
    closeSync(descriptor)
  }
}

/** `Tree.below` of a folder on disk. @throws {TreeError} `unreadable` */
export function filesBelow(realRoot: string, path: string): string[] {
  if (lstatSync(join(realRoot, path), { throwIfNoEntry: false }) === undefined) return []
  const real = realPathInside(realRoot, path)
  const reached = relative(realRoot, real).split(sep).join('/')
  try {
    if (!lstatSync(real).isDirectory()) return [reached]
    const prefix = reached === '' ? '' : `${reached}/`
    return walkBelow(real)
      .map((below) => `${prefix}${below}`)
      .sort()
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Absolute path without symbolic links. @throws {TreeError} `unreadable` if there is none, or it leaves the folder. */
function realPathInside(realRoot: string, path: string): string {
  let real: string
  try {
    real = realpathSync.native(join(realRoot, path))
  } catch (error) {
    throw unreadable(path, error)
  }
  if (!isInside(realRoot, real)) throw new TreeError('unreadable', path, 'It lies outside the tree.')
  return real
}

/** Does a resolved path lie in the folder? Git's own files, which may hold credentials, count as outside. */
export function isInside(realRoot: string, real: string): boolean {
  const inside = relative(realRoot, real)
  if (inside === '') return true
  const segments = inside.split(sep)
  if (segments[0] === '..' || join(realRoot, inside) !== real) return false
  return !segments.some((segment) => segment.toLowerCase() === '.git')
}

export function tooLarge(path: string, limit: number): TreeError {
  return new TreeError('too-large', path, `It is longer than the limit of ${limit} bytes.`)
}

/** Turns a system error into a `TreeError`, without the machine's paths. */
export function unreadable(path: string, error: unknown): TreeError {
  return new TreeError('unreadable', path, systemMessage(systemCode(error)))
}

export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error'
}

function systemMessage(code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'It is not there, or it vanished during the run.'
    case 'EACCES':
    case 'EPERM':
      return 'The system refuses to open it.'
    case 'ELOOP':
      return 'It is a symbolic link that leads nowhere.'
    case 'EISDIR':
      return 'It is a folder.'
    default:
      return `It cannot be read (${code}).`
  }
}

function readUpTo(descriptor: number, path: string, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length)
  let filled = 0
  try {
    while (filled < length) {
      const count = readSync(descriptor, bytes, filled, length - filled, null)
      if (count === 0) break
      filled += count
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  return bytes.subarray(0, filled)
}

/** Where an open file lies: Linux says it of the descriptor itself; elsewhere the path is resolved once more. */
function pathOfDescriptor(descriptor: number, real: string): string {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`)
    } catch {
      // No /proc here.
    }
  }
  return realpathSync.native(real)
}
