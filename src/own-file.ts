import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/**
 * The bytes of a regular file that this user owns and nobody else may write: what a cache holds is believed, so it must
 * be one's own. Null for any other file, links among them, and for none.
 */
export function readOwnFile(path: string): Buffer | null {
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch {
    return null
  }
  try {
    const { uid, mode } = fstatSync(descriptor)
    // Windows has neither; there the folder is the user's own.
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
    return isOwn ? readFileSync(descriptor) : null
  } catch {
    return null
  } finally {
    closeSync(descriptor)
  }
}
