import { availableParallelism } from 'node:os'
import { type BlobReader, WHOLE_BLOB_BYTES } from './blob-reader.ts'
import { streamBlob } from './blob-stream.ts'
import type { Git } from './git.ts'
import { createContentHash, type Digests } from './hash.ts'
import type { Blob } from './revision-files.ts'
import { type ByteRange, type DigestRequest, type DigestResult, type Progress, TreeError } from './tree.ts'

/** Hashes blobs as git unpacks them: long ones are streamed, by as many git processes as there are cores. */
export async function hashBlobs(
  git: Git,
  reader: BlobReader,
  blobs: ReadonlyMap<string, Blob>,
  requests: readonly DigestRequest[],
  progress?: Progress,
): Promise<DigestResult[]> {
  const total = requests.reduce((sum, { path }) => sum + (blobs.get(path)?.size ?? 0), 0)
  let done = 0
  const results = new Map<DigestRequest, Digests | TreeError>()
  const queue = requests
    .toSorted((a, b) => (blobs.get(b.path)?.size ?? 0) - (blobs.get(a.path)?.size ?? 0))
    .values()

  async function hashNext(): Promise<void> {
    for (const request of queue) {
      const { path, algorithms, range } = request
      const blob = blobs.get(path)
      if (blob === undefined) {
        results.set(request, new TreeError('unreadable', path, 'It is no file of the revision.'))
        continue
      }
      try {
        const hash = await createContentHash(algorithms)
        let at = 0
        for await (const chunk of contentOf(git, reader, blob, path)) {
          hash.update(partOf(chunk, at, range))
          at += chunk.length
          done += chunk.length
          progress?.(done, total)
        }
        results.set(request, hash.digests())
      } catch (error) {
        results.set(request, toTreeError(path, error))
      }
    }
  }

  await Promise.all(Array.from({ length: availableParallelism() }, hashNext))
  return requests.map((request) => ({
    path: request.path,
    digests: results.get(request) ?? new TreeError('unreadable', request.path, 'It was not hashed.'),
  }))
}

/** What of a chunk, which begins at `at`, belongs to the range. */
function partOf(chunk: Buffer, at: number, range: ByteRange | undefined): Buffer {
  if (range === undefined) return chunk
  return chunk.subarray(Math.max(0, range.start - at), Math.max(0, range.end - at))
}

async function* contentOf(git: Git, reader: BlobReader, blob: Blob, path: string): AsyncGenerator<Buffer> {
  if (blob.size > WHOLE_BLOB_BYTES) yield* streamBlob(git, blob.oid, path, blob.size)
  else yield await reader.read(blob.oid)
}

function toTreeError(path: string, error: unknown): TreeError {
  if (error instanceof TreeError) return error
  return new TreeError('unreadable', path, 'Git does not give its content.')
}
