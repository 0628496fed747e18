import { type Git, startGit } from './git.ts'
import type { Blob } from './revision-files.ts'
import { TreeError } from './tree.ts'

/** Streams a blob of any length. @throws {TreeError} `unreadable` if git gives less than `size` bytes. */
export async function* streamBlob(git: Git, oid: string, path: string, size: number): AsyncGenerator<Buffer> {
  const child = startGit(git, ['cat-file', 'blob', oid])
  child.on('error', () => undefined)
  const chunks: AsyncIterable<Buffer> | null = child.stdout
  let given = 0
  try {
    if (chunks !== null) {
      for await (const chunk of chunks) {
        given += chunk.length
        yield chunk
      }
    }
  } finally {
    child.kill()
  }
  if (given !== size) throw new TreeError('unreadable', path, 'Git does not give its content.')
}

/** The first bytes of a blob; git is stopped when it has given them. Throws as `streamBlob` does. */
export async function blobHead(git: Git, blob: Blob, path: string, length: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let missing = length
  for await (const chunk of streamBlob(git, blob.oid, path, blob.size)) {
    chunks.push(chunk.subarray(0, missing))
    missing -= chunk.length
    if (missing <= 0) break
  }
  return Buffer.concat(chunks)
}
