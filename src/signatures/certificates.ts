import type { X509Certificate } from 'node:crypto'
import { X509Certificate as ParsedCertificate } from '@sigstore/core'
import { signatureHash } from './keys.ts'
import type { TrustedCertificate } from './trust.ts'

/** Certificates between a signer and a root, both counted; real chains have three or four. */
const CHAIN_LIMIT = 10

const CODE_SIGNING = '1.3.6.1.5.5.7.3.3'
const ANY_USAGE = '2.5.29.37.0'
/** Keys whose signatures bring their hash along, so that the certificate's algorithm does not name one. */
const SELF_HASHING: ReadonlySet<string | undefined> = new Set(['ed25519', 'rsa-pss'])

/** The certificates from the signer's to one that is trusted, or a sentence that says why there are none. */
export type Chain = readonly X509Certificate[] | string

/**
 * Builds and checks the chain of a signing certificate (RFC 5280, 6.1): signatures, names, validity, basic constraints,
 * key usage. Self-signed certificates among the trusted ones are the anchors; if there are none, all of them are.
 * @param given the bundle's certificates, the signer's first
 * @param time at which all of them have to be valid
 */
export function verifyChain(
  given: readonly X509Certificate[],
  trusted: readonly TrustedCertificate[],
  time: Date,
): Chain {
  const [leaf] = given
  if (leaf === undefined) return 'The signature holds no certificate.'
  const unfit = unfitToSign(leaf)
  if (unfit !== null) return unfit
  const certificates = trusted.map(({ certificate }) => certificate)
  const roots = certificates.filter((certificate) => certificate.checkIssued(certificate))
  const anchors = new Set(
    (roots.length > 0 ? roots : certificates).map(({ fingerprint256 }) => fingerprint256),
  )
  const chain = shortestChain(leaf, [...certificates, ...given], anchors)
  if (chain === null) {
    return `No trusted certificate vouches for that of the signer, ${named(leaf)}.`
  }
  for (const certificate of chain) {
    const [from, to] = validity(certificate)
    if (time > to) return `The certificate of ${named(certificate)} expired on ${to.toISOString()}.`
    if (time < from)
      return `The certificate of ${named(certificate)} is not valid before ${from.toISOString()}.`
  }
  return chain
}

/** @throws {RangeError} for a certificate whose times are none */
export function validity({ validFrom, validTo }: X509Certificate): readonly [Date, Date] {
  return [new Date(validFrom), new Date(validTo)]
}

function unfitToSign(leaf: X509Certificate): string | null {
  if (signatureHash(leaf.publicKey) === null)
    return `The key of ${named(leaf)} is of a kind that is not accepted.`
  const usage = parsed(leaf).extKeyUsage
  if (usage !== undefined)
    return usage.digitalSignature ? null : `The certificate of ${named(leaf)} is not for signatures.`
  // Node calls the extended key usage so.
  const extended = leaf.keyUsage ?? []
  if (extended.includes(CODE_SIGNING) || extended.includes(ANY_USAGE)) return null
  return `The certificate of ${named(leaf)} does not say that it is for signatures.`
}

/** Breadth first, and each certificate once: a bundle's certificates are hostile. */
function shortestChain(
  leaf: X509Certificate,
  pool: readonly X509Certificate[],
  anchors: ReadonlySet<string>,
): readonly X509Certificate[] | null {
  const seen = new Set([leaf.fingerprint256])
  let waiting: (readonly X509Certificate[])[] = [[leaf]]
  while (waiting.length > 0) {
    const next: (readonly X509Certificate[])[] = []
    for (const chain of waiting) {
      const last = chain.at(-1)
      if (last === undefined) continue
      if (anchors.has(last.fingerprint256)) return chain
      if (chain.length >= CHAIN_LIMIT) continue
      for (const issuer of pool) {
        if (
          seen.has(issuer.fingerprint256) ||
          !mayIssue(issuer, chain.length - 1) ||
          !isIssuedBy(last, issuer)
        )
          continue
        seen.add(issuer.fingerprint256)
        next.push([...chain, issuer])
      }
    }
    waiting = next
  }
  return null
}

/** Signed with SHA-2 or better: who can find collisions can exchange a certificate below its signature. */
function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    if (!certificate.checkIssued(issuer)) return false
    const hash: string | undefined = parsed(certificate).signatureAlgorithm
    if (hash === undefined && !SELF_HASHING.has(issuer.publicKey.asymmetricKeyType)) return false
    return certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}

/** @param below how many certificates of authorities stand between it and the signer */
function mayIssue(certificate: X509Certificate, below: number): boolean {
  try {
    const { isCA, extBasicConstraints } = parsed(certificate)
    const limit = extBasicConstraints?.pathLenConstraint
    return isCA && (limit === undefined || limit >= below)
  } catch {
    return false
  }
}

function parsed(certificate: X509Certificate): ParsedCertificate {
  return ParsedCertificate.parse(certificate.raw)
}

function named({ subject }: X509Certificate): string {
  return JSON.stringify((subject ?? '').replaceAll('\n', ', ').slice(0, 200))
}
