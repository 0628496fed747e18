import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/**
 * The bytes of a regular file that this user owns and nobody else may write; none of any other. For what the program
 * keeps for itself and believes later.
 */
export function readOwn(path: string): Buffer {
  const nothing = Buffer.alloc(0)
  let descriptor: number
  try {
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch {
    return nothing
  }
  try {
    const { uid, mode } = fstatSync(descriptor)
    // Windows has neither; there the folder is the user's own.
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
    return isOwn ? readFileSync(descriptor) : nothing
  } catch {
    return nothing
  } finally {
    closeSync(descriptor)
  }
}
