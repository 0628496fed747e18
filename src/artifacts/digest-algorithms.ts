import type { DigestAlgorithm } from '../facts/types.ts'

/** Hex digits of a digest; null where the algorithm leaves the length open. */
export const HEX_DIGITS: Readonly<Record<DigestAlgorithm, number | null>> = {
  md5: 32,
  'md5-dos2unix': 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
  'sha512-224': 56,
  'sha512-256': 64,
  'sha3-224': 56,
  'sha3-256': 64,
  'sha3-384': 96,
  'sha3-512': 128,
  'blake2b-256': 64,
  'blake2b-384': 96,
  'blake2b-512': 128,
  'blake2s-256': 64,
  blake3: 64,
  'streebog-256': 64,
  'streebog-512': 128,
  md2: 32,
  md4: 32,
  md6: null,
  adler32: 8,
}

/** Names without a length, and those of OpenSSL, which says of which family SHA-256 is. */
const OTHER_NAMES: readonly (readonly [string, DigestAlgorithm])[] = [
  ['sha2224', 'sha224'],
  ['sha2256', 'sha256'],
  ['sha2384', 'sha384'],
  ['sha2512', 'sha512'],
  ['sha2512224', 'sha512-224'],
  ['sha2512256', 'sha512-256'],
  ['blake2b', 'blake2b-512'],
  ['blake2', 'blake2b-512'],
  ['blake2s', 'blake2s-256'],
]

const BY_LETTERS = new Map<string, DigestAlgorithm>(OTHER_NAMES)
for (const name of Object.keys(HEX_DIGITS).filter(isDigestAlgorithm)) BY_LETTERS.set(letters(name), name)

/** The algorithm of a name as formats spell it: `SHA-256`, `sha256`, `SHA3_512`, `BLAKE2b-384`, `SHA2-256`, `SHA-512/256`. */
export function digestAlgorithm(name: string): DigestAlgorithm | null {
  return BY_LETTERS.get(letters(name)) ?? null
}

function isDigestAlgorithm(name: string): name is DigestAlgorithm {
  return Object.hasOwn(HEX_DIGITS, name)
}

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[-_/ ]/g, '')
}

/** Why a digest cannot be compared with a file; null if it can. `value` is in lowercase. */
export function digestFault(algorithm: DigestAlgorithm, value: string): string | null {
  if (!/^[0-9a-f]+$/.test(value)) return 'malformed: the digest is not hex'
  if (isPlaceholderDigest(value)) return 'placeholder: the digest is one digit, repeated'
  const digits = HEX_DIGITS[algorithm]
  if (digits === null || value.length === digits) return null
  return `malformed: the digest has ${value.length} hex digits, ${algorithm} has ${digits}`
}

export function isPlaceholderDigest(value: string): boolean {
  return /^(.)\1*$/.test(value)
}
