import { createHash } from 'node:crypto'
import { closeSync, readSync } from 'node:fs'
import { openInside, unreadable } from './disk-file.ts'
import { Dos2UnixHash } from './dos2unix.ts'
import { type DigestRequest, type HashAlgorithm, TreeError } from './tree.ts'

export type Digests = Partial<Record<HashAlgorithm, string>>

/** Measured: from 512 KiB on the reads no longer cost, and 1 MiB still fits the cache that the hash reads from. */
export const READ_BYTES = 1024 * 1024

/** Computes several digests of one content in one pass. */
export interface ContentHash {
  update(chunk: Buffer): void
  digests(): Digests
}

/** @throws {Error} if this Node lacks an algorithm (a FIPS build lacks MD5). */
export async function createContentHash(algorithms: readonly HashAlgorithm[]): Promise<ContentHash> {
  const hashes = new Map<HashAlgorithm, RunningHash>()
  for (const algorithm of new Set(algorithms)) hashes.set(algorithm, await startHash(algorithm))
  return {
    update(chunk) {
      for (const hash of hashes.values()) hash.update(chunk)
    },
    digests() {
      const digests: Digests = {}
      for (const [algorithm, hash] of hashes) digests[algorithm] = hash.digest('hex')
      return digests
    },
  }
}

const WHOLE = { start: 0, end: Number.MAX_SAFE_INTEGER }

/**
 * Hashes a file of a folder, or the part of it that is asked for, in constant memory.
 * @param buffer is read into; reuse it over files
 * @param onBytes is called after each read with the bytes that it gave
 * @throws {TreeError} `unreadable`
 */
export async function hashFile(
  realRoot: string,
  { path, algorithms, range = WHOLE }: DigestRequest,
  buffer: Buffer,
  onBytes: (count: number) => void,
): Promise<Digests> {
  const { descriptor } = openInside(realRoot, path)
  try {
    const hash = await createContentHash(algorithms)
    for (let at = range.start; at < range.end; ) {
      const count = readSync(descriptor, buffer, 0, Math.min(buffer.length, range.end - at), at)
      if (count === 0) break
      hash.update(count === buffer.length ? buffer : buffer.subarray(0, count))
      onBytes(count)
      at += count
    }
    return hash.digests()
  } catch (error) {
    throw hashError(path, error)
  } finally {
    closeSync(descriptor)
  }
}

export function hashError(path: string, error: unknown): TreeError {
  return error instanceof TreeError ? error : unreadable(path, error)
}

interface RunningHash {
  update(chunk: Buffer): unknown
  digest(encoding: 'hex'): string
}

async function startHash(algorithm: HashAlgorithm): Promise<RunningHash> {
  switch (algorithm) {
    case 'md5-dos2unix':
      return new Dos2UnixHash(createHash('md5'))
    case 'blake2b-512':
      return createHash('blake2b512')
    case 'blake2s-256':
      return createHash('blake2s256')
    case 'blake2b-256':
    case 'blake2b-384':
    case 'blake3':
      return (await import('./blake-hashes.ts')).startBlake(algorithm)
    case 'md5':
    case 'sha1':
    case 'sha224':
    case 'sha256':
    case 'sha384':
    case 'sha512':
    case 'sha512-224':
    case 'sha512-256':
    case 'sha3-224':
    case 'sha3-256':
    case 'sha3-384':
    case 'sha3-512':
      return createHash(algorithm)
  }
}
