import { isMapping, listOf, type Mapping, member, textOf } from '../artifacts/data.ts'
import type { Pointer } from '../documents/place.ts'

/** What is signed, how, and with what the file says it can be verified. Nothing of it holds before it is. */
export interface SignedContent {
  /** Version of the Sigstore bundle; null for a bare DSSE envelope. */
  readonly version: string | null
  readonly body: Envelope | MessageSignature
  readonly material: Material
  /** The bundle itself, where a transparency log or a timestamp authority has a part in it: Sigstore's library verifies that. */
  readonly logged: Mapping | null
}

/** DSSE v1 (secure-systems-lab/dsse, envelope.md). */
export interface Envelope {
  readonly kind: 'envelope'
  readonly payloadType: string
  readonly payload: Uint8Array
  readonly signatures: readonly { readonly keyId: string | null; readonly bytes: Uint8Array }[]
}

/** A signature over the bytes of a file, which the bundle does not name. */
export interface MessageSignature {
  readonly kind: 'message'
  /** "SHA2_256" */
  readonly algorithm: string
  readonly digest: Uint8Array
  readonly bytes: Uint8Array
}

export type Material =
  | { readonly kind: 'none' }
  /** `pem` is the key itself, which only bundles of model signing before 1.0.1 hold. */
  | { readonly kind: 'key'; readonly hint: string | null; readonly pem: string | null }
  /** DER; the signer's comes first. */
  | { readonly kind: 'certificates'; readonly certificates: readonly Uint8Array[] }

/** Why a file is not what it says it is; `pointer` leads to the place. */
export class MalformedSignature extends Error {
  readonly pointer: Pointer

  constructor(message: string, pointer: Pointer) {
    super(message)
    this.name = 'MalformedSignature'
    this.pointer = pointer
  }
}

/** Certificates of one bundle; a chain has three. */
const CERTIFICATE_LIMIT = 20
/** Log entries and timestamps of one bundle, signatures of one envelope; usual is one. */
const ENTRY_LIMIT = 50

/**
 * Reads a Sigstore bundle (sigstore_bundle.proto as JSON) or a DSSE envelope.
 * @throws {MalformedSignature}
 */
export function readContent(value: unknown): SignedContent {
  if (!isMapping(value)) throw new MalformedSignature('It is no JSON object.', [])
  if (member(value, 'payload') !== undefined) {
    return { version: null, body: readEnvelope(value, []), material: { kind: 'none' }, logged: null }
  }
  const material = member(value, 'verificationMaterial')
  if (!isMapping(material)) throw new MalformedSignature('It has no "verificationMaterial".', [])
  const entries = bounded(member(material, 'tlogEntries'), ['verificationMaterial', 'tlogEntries'])
  const timestamps = bounded(member(material, 'timestampVerificationData', 'rfc3161Timestamps'), [
    'verificationMaterial',
    'timestampVerificationData',
    'rfc3161Timestamps',
  ])
  return {
    version: bundleVersion(member(value, 'mediaType')),
    body: readBody(value),
    material: readMaterial(material),
    logged: entries.length + timestamps.length > 0 ? value : null,
  }
}

/** "0.3" of both forms of the media type: `...bundle.v0.3+json` and `...bundle+json;version=0.3`. */
function bundleVersion(mediaType: unknown): string | null {
  return (
    /^application\/vnd\.dev\.sigstore\.bundle(?:\.v|\+json;version=)(\d+\.\d+)/.exec(
      textOf(mediaType) ?? '',
    )?.[1] ?? null
  )
}

function readBody(bundle: Mapping): Envelope | MessageSignature {
  const envelope = member(bundle, 'dsseEnvelope')
  if (isMapping(envelope)) return readEnvelope(envelope, ['dsseEnvelope'])
  const message = member(bundle, 'messageSignature')
  if (!isMapping(message)) {
    throw new MalformedSignature('It has neither a "dsseEnvelope" nor a "messageSignature".', [])
  }
  const at = ['messageSignature']
  return {
    kind: 'message',
    algorithm: textOf(member(message, 'messageDigest', 'algorithm')) ?? '',
    digest: bytesAt(message, at, 'messageDigest', 'digest'),
    bytes: bytesAt(message, at, 'signature'),
  }
}

function readEnvelope(envelope: Mapping, at: Pointer): Envelope {
  const payloadType = textOf(member(envelope, 'payloadType'))
  if (payloadType === null) throw new MalformedSignature('The envelope has no "payloadType".', at)
  const signatures = bounded(member(envelope, 'signatures'), [...at, 'signatures'])
  if (signatures.length === 0) throw new MalformedSignature('The envelope has no signature.', at)
  return {
    kind: 'envelope',
    payloadType,
    payload: bytesAt(envelope, at, 'payload'),
    signatures: signatures.map((signature, index) => ({
      keyId: textOf(member(signature, 'keyid')),
      bytes: bytesAt(signature, [...at, 'signatures', String(index)], 'sig'),
    })),
  }
}

function readMaterial(material: Mapping): Material {
  const at = ['verificationMaterial']
  const key = member(material, 'publicKey')
  if (isMapping(key)) {
    const raw = member(key, 'rawBytes')
    return {
      kind: 'key',
      hint: textOf(member(key, 'hint')),
      pem:
        raw === undefined
          ? null
          : Buffer.from(bytesAt(key, [...at, 'publicKey'], 'rawBytes')).toString('latin1'),
    }
  }
  const single = member(material, 'certificate')
  if (isMapping(single)) {
    return { kind: 'certificates', certificates: [bytesAt(single, [...at, 'certificate'], 'rawBytes')] }
  }
  const chain = [...at, 'x509CertificateChain', 'certificates']
  const certificates = listOf(member(material, 'x509CertificateChain', 'certificates'))
  if (certificates.length === 0) {
    throw new MalformedSignature('It says neither key nor certificate of the signer.', at)
  }
  if (certificates.length > CERTIFICATE_LIMIT) {
    throw new MalformedSignature(
      `It holds ${certificates.length} certificates; at most ${CERTIFICATE_LIMIT} are read.`,
      chain,
    )
  }
  return {
    kind: 'certificates',
    certificates: certificates.map((certificate, index) =>
      bytesAt(certificate, [...chain, String(index)], 'rawBytes'),
    ),
  }
}

function bounded(value: unknown, at: Pointer): readonly unknown[] {
  const list = listOf(value)
  if (list.length <= ENTRY_LIMIT) return list
  throw new MalformedSignature(`There are ${list.length} entries; at most ${ENTRY_LIMIT} are read.`, at)
}

/** Either alphabet of base64, as protobuf's JSON form takes both (DSSE: "standard or URL-safe"). */
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/

function bytesAt(value: unknown, at: Pointer, ...keys: readonly string[]): Uint8Array {
  const text = member(value, ...keys)
  if (typeof text === 'string' && BASE64.test(text)) return Buffer.from(text, 'base64')
  const name = keys.at(-1) ?? ''
  throw new MalformedSignature(`"${name}" is ${text === undefined ? 'missing' : 'not base64'}.`, [
    ...at,
    ...keys,
  ])
}
