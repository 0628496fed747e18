import { createBLAKE2b, createBLAKE3, type IHasher } from 'hash-wasm'
import type { HashAlgorithm } from './tree.ts'

/** The BLAKE functions that OpenSSL, and so Node, does not have. */
export type BlakeAlgorithm = Extract<HashAlgorithm, 'blake2b-256' | 'blake2b-384' | 'blake3'>

/** A hasher is a WebAssembly instance of its own: one that has given its digest is used again. */
const idle: Record<BlakeAlgorithm, IHasher[]> = { 'blake2b-256': [], 'blake2b-384': [], blake3: [] }

export async function startBlake(algorithm: BlakeAlgorithm) {
  const hasher = (idle[algorithm].pop() ?? (await create(algorithm))).init()
  return {
    update: (chunk: Buffer) => hasher.update(chunk),
    digest: (encoding: 'hex') => {
      const digest = hasher.digest(encoding)
      idle[algorithm].push(hasher)
      return digest
    },
  }
}

function create(algorithm: BlakeAlgorithm): Promise<IHasher> {
  switch (algorithm) {
    case 'blake2b-256':
      return createBLAKE2b(256)
    case 'blake2b-384':
      return createBLAKE2b(384)
    case 'blake3':
      return createBLAKE3(256)
  }
}
