import { constants, createHash, type KeyObject, type VerifyKeyObjectInput, verify } from 'node:crypto'

/** RFC 8017 and today's practice. */
const MIN_RSA_BITS = 2_048

/** Hashes that belong to the curves (Sigstore's algorithm registry; model_signing). */
const CURVE_HASHES: Readonly<Record<string, string>> = {
  prime256v1: 'sha256',
  secp384r1: 'sha384',
  secp521r1: 'sha512',
}

/** How a key signs; null for a kind that Modelward does not verify. Ed25519 has no hash of its own. */
export function signatureHash({
  asymmetricKeyType,
  asymmetricKeyDetails,
}: KeyObject): { readonly hash: string | null } | null {
  switch (asymmetricKeyType) {
    case 'ec': {
      const hash = CURVE_HASHES[asymmetricKeyDetails?.namedCurve ?? '']
      return hash === undefined ? null : { hash }
    }
    case 'rsa':
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS ? { hash: 'sha256' } : null
    case 'ed25519':
      return { hash: null }
    default:
      return null
  }
}

/** "EC P-384", for people. */
export function keyKind({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'rsa') return `RSA ${asymmetricKeyDetails?.modulusLength ?? ''}`.trim()
  const curve = asymmetricKeyDetails?.namedCurve
  return curve === undefined ? (asymmetricKeyType ?? 'unknown') : `EC ${curve}`
}

/** Lowercase hex SHA-256 of the SubjectPublicKeyInfo. */
export function keyDigest(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

/** What model_signing from 1.0.1 on calls a key by: hex SHA-256 of its PEM text. */
export function modelSigningHint(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'pem' }))
    .digest('hex')
}

/** Is it the key's signature over the bytes? Never throws. RSA signs in either of its ways (RFC 8017, 8). */
export function isSignatureOf(
  key: KeyObject,
  content: Uint8Array,
  signature: Uint8Array,
  hash?: string,
): boolean {
  const usual = signatureHash(key)
  if (usual === null) return false
  return paddingsOf(key).some((padding) => {
    try {
      return verify(hash ?? usual.hash, content, { key, ...padding }, signature)
    } catch {
      return false
    }
  })
}

/** The ways in which a key of this kind signs. */
export function paddingsOf({
  asymmetricKeyType,
}: KeyObject): readonly Pick<VerifyKeyObjectInput, 'padding' | 'saltLength'>[] {
  if (asymmetricKeyType !== 'rsa') return [{}]
  const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_AUTO } = constants
  return [
    { padding: RSA_PKCS1_PADDING },
    { padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_AUTO },
  ]
}
