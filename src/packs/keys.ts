import { createHash, createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'
import { UserError } from '../errors.ts'

/** Signature algorithms of JSON Web Signatures (RFC 7518, RFC 8037) that OPA's bundles use. */
export const ALGORITHMS = {
  RS256: { key: 'rsa', hash: 'sha256' },
  RS384: { key: 'rsa', hash: 'sha384' },
  RS512: { key: 'rsa', hash: 'sha512' },
  PS256: { key: 'rsa', hash: 'sha256' },
  PS384: { key: 'rsa', hash: 'sha384' },
  PS512: { key: 'rsa', hash: 'sha512' },
  ES256: { key: 'P-256', hash: 'sha256' },
  ES384: { key: 'P-384', hash: 'sha384' },
  ES512: { key: 'P-521', hash: 'sha512' },
  EdDSA: { key: 'Ed25519', hash: null },
  HS256: { key: 'secret', hash: 'sha256' },
  HS384: { key: 'secret', hash: 'sha384' },
  HS512: { key: 'secret', hash: 'sha512' },
} as const satisfies Record<string, { key: string; hash: string | null }>

export type Algorithm = keyof typeof ALGORITHMS

export const ALGORITHM_NAMES: readonly Algorithm[] = Object.keys(ALGORITHMS).filter(isAlgorithm)

export function isAlgorithm(name: unknown): name is Algorithm {
  return typeof name === 'string' && Object.hasOwn(ALGORITHMS, name)
}

/** A key, and the algorithms that it can be used with: a public key is never taken for a secret. */
export interface Key {
  readonly object: KeyObject
  /** The first is the usual one. */
  readonly algorithms: readonly Algorithm[]
}

/** RFC 7518 3.3. */
const MIN_RSA_BITS = 2_048
/** RFC 7518 3.2 asks for as many as the hash has. */
const MIN_SECRET_BYTES = 32
const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
}

/**
 * A key to sign with: a private key as PEM, or anything else as the secret of HS256.
 * @param name of the file or variable, for messages
 * @throws {UserError} PACK
 */
export function signingKey(content: string, name: string): Key {
  if (!isPem(content)) return secretKey(content, name)
  if (!/PRIVATE KEY-----/.test(content)) {
    throw new UserError('PACK', `${name} holds no private key, and only that can sign.`)
  }
  return toKey(
    parsed(() => createPrivateKey(content), name),
    name,
  )
}

/**
 * A key to verify with: a public key or certificate as PEM, or anything else as the secret of HS256.
 * @throws {UserError} PACK
 */
export function verificationKey(content: string, name: string): Key {
  if (!isPem(content)) return secretKey(content, name)
  if (/PRIVATE KEY-----/.test(content)) {
    throw new UserError(
      'PACK',
      `${name} holds a private key, which stays with its owner. Give the public one; openssl pkey -pubout makes it.`,
    )
  }
  return toKey(
    parsed(() => createPublicKey(content), name),
    name,
  )
}

/** The public half as PEM; null for a secret, which stands in no file that others see. */
export function publicPem(key: Key): string | null {
  return publicHalf(key)?.export({ type: 'spki', format: 'pem' }).toString() ?? null
}

/** "sha256:..." of the public half's SubjectPublicKeyInfo: what people compare. Null for a secret. */
export function fingerprint(key: Key): string | null {
  const der = publicHalf(key)?.export({ type: 'spki', format: 'der' })
  return der === undefined ? null : `sha256:${createHash('sha256').update(der).digest('hex')}`
}

function publicHalf({ object }: Key): KeyObject | null {
  if (object.type === 'secret') return null
  return object.type === 'private' ? createPublicKey(object) : object
}

function isPem(content: string): boolean {
  return content.includes('-----BEGIN')
}

function parsed(parse: () => KeyObject, name: string): KeyObject {
  try {
    return parse()
  } catch (cause) {
    throw new UserError('PACK', `${name} holds no key that can be read; give it as PEM, not encrypted.`, {
      cause,
    })
  }
}

function secretKey(content: string, name: string): Key {
  if (Buffer.byteLength(content) < MIN_SECRET_BYTES) {
    throw new UserError(
      'PACK',
      `${name} holds neither a key as PEM nor a secret of at least ${MIN_SECRET_BYTES} bytes.`,
    )
  }
  return { object: createSecretKey(Buffer.from(content)), algorithms: algorithmsOf('secret') }
}

function toKey(object: KeyObject, name: string): Key {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = object
  if (type === 'rsa' && (details?.modulusLength ?? 0) < MIN_RSA_BITS) {
    throw new UserError('PACK', `${name} holds an RSA key of less than ${MIN_RSA_BITS} bits.`)
  }
  const kind = type === 'ec' ? CURVES[details?.namedCurve ?? ''] : type === 'ed25519' ? 'Ed25519' : type
  const algorithms = algorithmsOf(kind)
  if (algorithms.length > 0) return { object, algorithms }
  throw new UserError(
    'PACK',
    `${name} holds a key of a kind that signs no bundles; use RSA, P-256 or Ed25519.`,
  )
}

function algorithmsOf(kind: string | undefined): Algorithm[] {
  return ALGORITHM_NAMES.filter((name) => ALGORITHMS[name].key === kind)
}
