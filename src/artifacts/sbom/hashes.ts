import type { Digest, DigestAlgorithm } from '../../facts/types.ts'
import { textOf } from '../data.ts'
import type { Kept } from './values.ts'

/** Algorithms as SBOMs spell them, without hyphens and in lowercase. Streebog, MD2, MD4, MD6 and ADLER32 are not among the facts. */
const ALGORITHMS: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha224', 'sha224'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha3256', 'sha3-256'],
  ['sha3384', 'sha3-384'],
  ['sha3512', 'sha3-512'],
  ['blake2b256', 'blake2b-256'],
  ['blake2b384', 'blake2b-384'],
  ['blake2b512', 'blake2b-512'],
  ['blake3', 'blake3'],
])

const HEX_DIGITS: Readonly<Record<DigestAlgorithm, number>> = {
  md5: 32,
  'md5-dos2unix': 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
  'sha3-256': 64,
  'sha3-384': 96,
  'sha3-512': 128,
  'blake2b-256': 64,
  'blake2b-384': 96,
  'blake2b-512': 128,
  blake3: 64,
}

export interface StatedHash {
  readonly digest: Digest
  /** Why it cannot be compared with a file; null if it can. */
  readonly fault: string | null
}

/** A digest as an SBOM states it, faulty ones included; null for an algorithm that is not among the facts. */
export function statedHash(algorithm: unknown, content: unknown): StatedHash | null {
  const known = ALGORITHMS.get((textOf(algorithm) ?? '').toLowerCase().replaceAll('-', ''))
  const value = textOf(content)?.trim().toLowerCase()
  if (known === undefined || value === undefined) return null
  return { digest: { algorithm: known, value }, fault: faultOf(known, value) }
}

/** The digests that can be facts: hex of the algorithm's length, and no digit repeated throughout. */
export function faultless(stated: readonly Kept<StatedHash>[]): Kept<Digest>[] {
  return stated
    .filter(({ value }) => value.fault === null)
    .map(({ value, index }) => ({ value: value.digest, index }))
}

export function isPlaceholderDigest(value: string): boolean {
  return /^(.)\1*$/.test(value)
}

function faultOf(algorithm: DigestAlgorithm, value: string): string | null {
  if (!/^[0-9a-f]+$/.test(value)) return 'malformed: the digest is not hex'
  if (isPlaceholderDigest(value)) return 'placeholder: the digest is one digit, repeated'
  const digits = HEX_DIGITS[algorithm]
  if (value.length === digits) return null
  return `malformed: the digest has ${value.length} hex digits, ${algorithm} has ${digits}`
}
