import type { LineageFormatName } from './lineage.ts'

export type DigestAlgorithm =
  | 'md5'
  | 'md5-dos2unix'
  | 'sha1'
  | 'sha224'
  | 'sha256'
  | 'sha384'
  | 'sha512'
  | 'sha512-224'
  | 'sha512-256'
  | 'sha3-224'
  | 'sha3-256'
  | 'sha3-384'
  | 'sha3-512'
  | 'blake2b-256'
  | 'blake2b-384'
  | 'blake2b-512'
  | 'blake2s-256'
  | 'blake3'
  /** From here on they are recorded, and not computed. */
  | 'streebog-256'
  | 'streebog-512'
  | 'md2'
  | 'md4'
  | 'md6'
  | 'adler32'

export interface Digest {
  algorithm: DigestAlgorithm
  /** Lowercase hex. */
  value: string
}

export type ChecksumStatus =
  /** The digest was computed and agrees. */
  | 'match'
  | 'mismatch'
  /** The subject is not in the tree. */
  | 'missing'
  /** A model file that stands beside a manifest, and in no manifest or SBOM. `expected` is null. */
  | 'unlisted'
  /** The digest agrees with the object id of a Git-LFS pointer; the content is not here. */
  | 'pointer-match'
  /** It agrees, by an algorithm that is not collision-safe (MD5, SHA-1). */
  | 'weak-match'
  /** It could not be compared; `reason` says why. */
  | 'not-checkable'

export interface Checksum {
  /** Path of the artifact that records the digest. */
  manifest: string
  source: 'manifest' | 'sbom' | 'lfs-pointer' | 'signature' | LineageFormatName
  /** Path in the tree, or the name as written where it leaves the tree. */
  subject: string
  algorithm: DigestAlgorithm
  expected: string | null
  actual: string | null
  status: ChecksumStatus
  reason: string | null
}
