import { constants, createHmac, sign, timingSafeEqual, verify } from 'node:crypto'
import { UserError } from '../errors.ts'
import { isRecord, isString } from '../policy/guards.ts'
import { hashFile, SIGNED_HASH } from './hash.ts'
import { ALGORITHMS, type Algorithm, type Key } from './keys.ts'
import type { PackFiles } from './source.ts'

/** OPA's signature file: `{"signatures": [JWT]}` (Open Policy Agent, "Bundles", "Signature Format"). */
export const SIGNATURES = '.signatures.json'

/** What a signature says of itself; nothing of it holds before it is verified. */
export interface SignatureClaims {
  readonly algorithm: string
  /** `kid` of the header, or `keyid` of the payload, which older versions of OPA write. */
  readonly keyId: string | null
  readonly scope: string | null
}

/** Whose signature is accepted, and of which algorithm. */
export interface Signer {
  readonly key: Key
  readonly algorithm: Algorithm
  readonly keyId: string | null
  readonly scope: string | null
}

interface SignedFile {
  name: string
  hash: string
  algorithm: string
}

interface Token extends SignatureClaims {
  readonly files: readonly SignedFile[]
  /** What is signed, and the signature. */
  readonly content: string
  readonly signature: Uint8Array
}

/**
 * `.signatures.json` over all files.
 * The same files and key give the same bytes with RS*, HS* and EdDSA; ES* and PS* draw a random number.
 * @throws {UserError} PACK if the key is not for the algorithm.
 */
export function signFiles(files: PackFiles, { key, algorithm, keyId, scope }: Signer): Uint8Array {
  requireFit(key, algorithm)
  const signed: SignedFile[] = [...files].map(([name, bytes]) => ({
    name,
    hash: hashFile(name, bytes, SIGNED_HASH),
    algorithm: SIGNED_HASH,
  }))
  const header = { alg: algorithm, typ: 'JWT', ...(keyId !== null && { kid: keyId }) }
  const payload = { files: signed, ...(keyId !== null && { keyid: keyId }), ...(scope !== null && { scope }) }
  const content = `${encoded(header)}.${encoded(payload)}`
  const token = `${content}.${Buffer.from(signatureOf(content, key, algorithm)).toString('base64url')}`
  return Buffer.from(`${JSON.stringify({ signatures: [token] }, null, 1)}\n`)
}

/**
 * Holds the files against the signature among them.
 * @throws {UserError} PACK if it is missing, not the signer's, or does not fit to the files: each of them has to be
 * covered, and each that it covers has to be there.
 */
export function verifyFiles(files: PackFiles, signer: Signer): void {
  const token = readToken(files)
  if (token === null) throw new UserError('PACK', 'It is not signed.')
  requireFit(signer.key, signer.algorithm)
  // The algorithm is the signer's; the token does not choose it (RFC 8725 3.1).
  if (token.algorithm !== signer.algorithm) {
    throw new UserError(
      'PACK',
      `Its signature is of algorithm ${shown(token.algorithm)}, not ${signer.algorithm}.`,
    )
  }
  if (!isSignatureOf(token, signer))
    throw new UserError('PACK', 'Its signature is not of the key that is expected.')
  if (token.keyId !== signer.keyId) {
    throw new UserError('PACK', `It is signed by ${named(token.keyId)}, not by ${named(signer.keyId)}.`)
  }
  if ((token.scope ?? '') !== (signer.scope ?? '')) {
    throw new UserError(
      'PACK',
      `Its signature is for ${scoped(token.scope)}, not for ${scoped(signer.scope)}.`,
    )
  }
  const expected = new Map(token.files.map((file) => [file.name, file]))
  for (const [name, bytes] of files) {
    if (name === SIGNATURES) continue
    const file = expected.get(name)
    if (file === undefined) throw new UserError('PACK', `Its signature does not cover the file ${name}.`)
    if (hashFile(name, bytes, file.algorithm) !== file.hash.toLowerCase()) {
      throw new UserError('PACK', `The file ${name} is not the one that was signed.`)
    }
    expected.delete(name)
  }
  const [missing] = expected.keys()
  if (missing !== undefined) throw new UserError('PACK', `The file ${missing} was signed, and is not there.`)
}

/** What the signature of a bundle says of itself, unverified; null if there is none. @throws {UserError} PACK */
export function readClaims(files: PackFiles): SignatureClaims | null {
  const token = readToken(files)
  return token && { algorithm: token.algorithm, keyId: token.keyId, scope: token.scope }
}

function readToken(files: PackFiles): Token | null {
  const bytes = files.get(SIGNATURES)
  if (bytes === undefined) return null
  const file = jsonOf(bytes)
  if (!isRecord(file) || !Array.isArray(file.signatures)) throw malformed('it lists no signatures')
  const [token, ...more] = file.signatures
  if (!isString(token) || more.length > 0) throw malformed('it holds not exactly one signature')
  if (file.plugin !== undefined && file.plugin !== '' && file.plugin !== '_default') {
    throw malformed("it is for a plugin of OPA's that Modelward does not have")
  }
  const [header, payload, signature, ...rest] = token.split('.')
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) {
    throw malformed('its signature is no JSON Web Token')
  }
  const [head, body] = [jsonOf(decoded(header)), jsonOf(decoded(payload))]
  if (!isRecord(head) || !isRecord(body)) throw malformed('its signature is no JSON Web Token')
  // RFC 7515 4.1.11: what has to be understood and is not makes the signature invalid.
  if (head.crit !== undefined) throw malformed('its signature asks for an extension')
  const { files: signed, keyid, scope } = body
  if (!Array.isArray(signed) || !signed.every(isSignedFile)) throw malformed('its signature lists no files')
  if (new Set(signed.map(({ name }) => name)).size < signed.length) throw malformed('it lists a file twice')
  return {
    algorithm: isString(head.alg) ? head.alg : '',
    keyId: isString(head.kid) && head.kid !== '' ? head.kid : isString(keyid) && keyid !== '' ? keyid : null,
    scope: isString(scope) && scope !== '' ? scope : null,
    files: signed,
    content: `${header}.${payload}`,
    signature: decoded(signature),
  }
}

function isSignedFile(value: unknown): value is SignedFile {
  return isRecord(value) && isString(value.name) && isString(value.hash) && isString(value.algorithm)
}

function requireFit({ algorithms }: Key, algorithm: Algorithm): void {
  if (algorithms.includes(algorithm)) return
  throw new UserError('PACK', `The key is for ${algorithms.join(', ')}, and not for ${algorithm}.`)
}

function signatureOf(content: string, { object }: Key, algorithm: Algorithm): Uint8Array {
  const { hash } = ALGORITHMS[algorithm]
  if (object.type === 'secret')
    return createHmac(hash ?? '', object)
      .update(content)
      .digest()
  return sign(hash, Buffer.from(content), { key: object, ...encodingOf(algorithm) })
}

function isSignatureOf({ content, signature }: Token, { key: { object }, algorithm, key }: Signer): boolean {
  if (object.type === 'secret') {
    const expected = signatureOf(content, key, algorithm)
    return expected.length === signature.length && timingSafeEqual(expected, signature)
  }
  const { hash } = ALGORITHMS[algorithm]
  return verify(hash, Buffer.from(content), { key: object, ...encodingOf(algorithm) }, signature)
}

/** RFC 7518 3.4 (two numbers, no DER) and 3.5 (PSS, a salt as long as the hash). */
function encodingOf(algorithm: Algorithm) {
  switch (algorithm.slice(0, 2)) {
    case 'ES':
      return { dsaEncoding: 'ieee-p1363' as const }
    case 'PS':
      return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    default:
      return {}
  }
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Base64url in the one form that there is of it. */
function decoded(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.toString('base64url') !== text) throw malformed('its signature is not base64url')
  return bytes
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw malformed('it is no JSON', cause)
  }
}

function malformed(why: string, cause?: unknown): UserError {
  return new UserError(
    'PACK',
    `Its ${SIGNATURES} cannot be used: ${why}.`,
    cause === undefined ? {} : { cause },
  )
}

function named(keyId: string | null): string {
  return keyId === null ? 'a key without an id' : `the key ${shown(keyId)}`
}

function scoped(scope: string | null): string {
  return scope === null ? 'no scope' : `the scope ${shown(scope)}`
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 100))
}
