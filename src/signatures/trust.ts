import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { keyDigest } from './keys.ts'

/** Whose signatures are accepted. */
export interface Trust {
  readonly keys: readonly TrustedKey[]
  readonly chains: readonly TrustedCertificate[]
  readonly identities: readonly TrustedIdentity[]
  /** JSON of Sigstore's trusted root; null for that of the public instance, which is shipped. */
  readonly trustedRoot: unknown
}

export interface TrustedKey {
  /** What the user calls it: the path of its file. */
  readonly name: string
  readonly key: KeyObject
  /** Lowercase hex SHA-256 of its SubjectPublicKeyInfo. */
  readonly sha256: string
}

export interface TrustedCertificate {
  readonly name: string
  readonly certificate: X509Certificate
}

export interface TrustedIdentity {
  /** Subject alternative name; `*` stands for anything but `/`. */
  readonly identity: string
  /** URL of the OpenID Connect issuer. */
  readonly issuer: string
}

export const NO_TRUST: Trust = { keys: [], chains: [], identities: [], trustedRoot: null }

export function trustsAnyone({ keys, chains, identities }: Trust): boolean {
  return keys.length + chains.length + identities.length > 0
}

/** Certificates of one file: the roots of an operating system are some 150. */
const CERTIFICATE_LIMIT = 1_000

/**
 * A public key as PEM, or that of a certificate. Answers with a sentence where there is none.
 */
export function readTrustedKey(name: string, text: string): TrustedKey | string {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return 'It holds a private key, which stays with its owner. Give the public one; openssl pkey -pubout makes it.'
  }
  try {
    const key = createPublicKey(text)
    return { name, key, sha256: keyDigest(key) }
  } catch {
    return 'It holds no public key as PEM.'
  }
}

/** All certificates of a PEM file. Answers with a sentence where there is none, or one cannot be read. */
export function readTrustedCertificates(name: string, text: string): TrustedCertificate[] | string {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) return 'It holds no certificate as PEM.'
  if (blocks.length > CERTIFICATE_LIMIT)
    return `It holds ${blocks.length} certificates; at most ${CERTIFICATE_LIMIT} are read.`
  try {
    return blocks.map((block) => ({ name, certificate: new X509Certificate(block) }))
  } catch {
    return 'It holds a certificate that cannot be read.'
  }
}

/** Does the identity of a certificate fit to one that is trusted? `*` stands for anything but `/`. */
export function isIdentity(pattern: string, identity: string): boolean {
  const parts = pattern.split('*')
  const [first = '', ...rest] = parts
  if (rest.length === 0) return pattern === identity
  const last = rest.pop() ?? ''
  if (!identity.startsWith(first)) return false
  let at = first.length
  for (const part of rest) {
    const next = identity.indexOf(part, at)
    if (next < 0 || identity.slice(at, next).includes('/')) return false
    at = next + part.length
  }
  return (
    identity.endsWith(last) &&
    identity.length - last.length >= at &&
    !identity.slice(at, identity.length - last.length).includes('/')
  )
}
