import { timingSafeEqual } from 'node:crypto'
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import {
  type SignedEntity,
  toSignedEntity,
  toTrustMaterial,
  VerificationError,
  Verifier,
} from '@sigstore/verify'
import { isMapping, listOf, type Mapping, member, textOf } from '../artifacts/data.ts'
import type { LogEntry } from '../facts/types.ts'
import { type Chunks, hasDigest, isContentOf } from './artifact.ts'
import type { MessageSignature } from './content.ts'
import { signatureHash } from './keys.ts'
import PUBLIC_GOOD from './public-good-trusted-root.json' with { type: 'json' }
import type { TrustedKey } from './trust.ts'

/** What Sigstore's own library says of a bundle with log entries or timestamps. */
export type LogVerdict =
  | { readonly holds: true; readonly signedAt: readonly string[] }
  | {
      readonly holds: false
      /** `foreign`: it may hold, and not by this trusted root or at that time. */
      readonly fault: 'invalid' | 'foreign' | 'malformed'
      readonly reason: string
    }

export interface LoggedBundle {
  readonly bundle: Mapping
  /** JSON; null for the one that is shipped. */
  readonly trustedRoot: unknown
  /** Of a message signature, and the content that it is over. */
  readonly message: { readonly signature: MessageSignature; readonly chunks: Chunks } | null
}

/** A sentence that says why a trusted root cannot be used; null if it can. */
export function problemOfTrustedRoot(json: unknown): string | null {
  const refusal = "It is no trusted root in Sigstore's JSON form."
  if (!isMapping(json)) return refusal
  try {
    const root = rootOf(json)
    toTrustMaterial(TrustedRoot.fromJSON(root))
    return listOf(member(root, 'certificateAuthorities')).length > 0
      ? null
      : 'It names no certificate authority.'
  } catch {
    return refusal
  }
}

/**
 * Verifies a bundle whose signer has a certificate: its chain at the time that log or timestamp authority vouch for,
 * the log entries, the signature. A log is required where the trusted root knows one.
 */
export function verifyCertified(logged: LoggedBundle): LogVerdict {
  return attempt(logged, (root) => {
    const material = toTrustMaterial(root)
    return new Verifier(material, {
      tlogThreshold: material.tlogs.length > 0 ? 1 : 0,
      ctlogThreshold: material.ctlogs.length > 0 ? 1 : 0,
    })
  })
}

/** Verifies the log entries and the signature of a bundle that a key signed. */
export function verifyKeyed(logged: LoggedBundle, { key }: TrustedKey): LogVerdict {
  return attempt(logged, (root) => {
    const material = toTrustMaterial(root, () => ({ publicKey: key, validFor: () => true }))
    return new Verifier(material, { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 0 })
  })
}

/** The entries as the bundle states them. */
export function logEntries(bundle: Mapping, trustedRoot: unknown, verified: boolean): LogEntry[] {
  const logs = listOf(member(rootOf(trustedRoot), 'tlogs'))
  return listOf(member(bundle, 'verificationMaterial', 'tlogEntries')).map((entry) => {
    const id = textOf(member(entry, 'logId', 'keyId')) ?? ''
    const known = logs.find((log) => idsOf(log).includes(id))
    const seconds = Number(member(entry, 'integratedTime') ?? 0)
    return {
      log: textOf(member(known, 'baseUrl')) ?? Buffer.from(id, 'base64').toString('hex'),
      index: String(member(entry, 'logIndex') ?? ''),
      integrated_at: seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : null,
      verified,
    }
  })
}

function idsOf(log: unknown): unknown[] {
  return [member(log, 'logId', 'keyId'), member(log, 'checkpointKeyId', 'keyId')]
}

/** The trusted root within the client's whole configuration, or by itself. */
function rootOf(json: unknown): unknown {
  if (json === null || json === undefined) return PUBLIC_GOOD
  return isMapping(json) ? (member(json, 'trustedRoot') ?? json) : json
}

function attempt(logged: LoggedBundle, verifierOf: (root: TrustedRoot) => Verifier): LogVerdict {
  const { bundle: json, trustedRoot } = logged
  let entity: SignedEntity
  try {
    entity = entityOf(logged)
  } catch {
    return {
      holds: false,
      fault: 'malformed',
      reason: 'The bundle is not complete, or not as its version asks.',
    }
  }
  const unknown = logEntries(json, trustedRoot, false).find(({ log }) => !log.startsWith('https://'))
  try {
    verifierOf(TrustedRoot.fromJSON(rootOf(trustedRoot))).verify(entity)
    return { holds: true, signedAt: [...new Set(entity.timestamps.map(timeOf))] }
  } catch (error) {
    if (unknown !== undefined) {
      return {
        holds: false,
        fault: 'foreign',
        reason: `The trusted root does not know the log ${unknown.log.slice(0, 64)}.`,
      }
    }
    return { holds: false, ...explained(error) }
  }
}

function entityOf({ bundle: json, message }: LoggedBundle): SignedEntity {
  const bundle = bundleFromJSON(json)
  const entity = toSignedEntity(bundle, Buffer.alloc(0))
  if (message === null) return entity
  const { signature, chunks } = message
  const bytes = Buffer.from(signature.bytes)
  return {
    ...entity,
    signature: {
      signature: bytes,
      compareSignature: (other) => other.length === bytes.length && timingSafeEqual(other, bytes),
      // A log states the digest of the hash that the key signs with.
      compareDigest: (digest) => {
        const algorithm = { 32: 'sha256', 48: 'sha384', 64: 'sha512' }[digest.length]
        return algorithm !== undefined && hasDigest(chunks, algorithm, digest)
      },
      verifySignature: (key) => signatureHash(key) !== null && isContentOf(key, chunks, bytes),
    },
  }
}

function timeOf(timestamp: SignedEntity['timestamps'][number]): string {
  const time =
    timestamp.$case === 'timestamp-authority'
      ? timestamp.timestamp.signingTime
      : new Date(Number(timestamp.tlogEntry.integratedTime) * 1000)
  return time.toISOString()
}

/** What the library's errors mean to a person. */
function explained(error: unknown): { fault: 'invalid' | 'foreign'; reason: string } {
  if (!(error instanceof VerificationError)) {
    return { fault: 'invalid', reason: 'The bundle cannot be verified: a part of it is damaged.' }
  }
  const cause = error.cause instanceof Error ? error.cause.message : ''
  switch (error.code) {
    case 'CERTIFICATE_ERROR':
      if (/expired/.test(cause)) {
        return {
          fault: 'foreign',
          reason: "The signer's certificate was not valid when the signature was made.",
        }
      }
      if (/SCT/.test(error.message)) {
        return {
          fault: 'invalid',
          reason: "No trusted certificate log vouches for the signer's certificate.",
        }
      }
      return {
        fault: 'foreign',
        reason: "No authority of the trusted root vouches for the signer's certificate.",
      }
    case 'TIMESTAMP_ERROR':
      return /^expected/.test(error.message)
        ? { fault: 'foreign', reason: 'Neither a log nor a timestamp authority says when it was signed.' }
        : { fault: 'foreign', reason: 'No timestamp authority of the trusted root vouches for its time.' }
    case 'TLOG_ERROR':
      return { fault: 'foreign', reason: 'It is in no transparency log, and the trusted root asks for one.' }
    case 'SIGNATURE_ERROR':
      return {
        fault: 'invalid',
        reason: 'The signature is not over this content, or not of this certificate.',
      }
    case 'TLOG_BODY_ERROR':
      return { fault: 'invalid', reason: 'The log entry is that of another signature.' }
    case 'TLOG_INCLUSION_PROMISE_ERROR':
    case 'TLOG_INCLUSION_PROOF_ERROR':
    case 'TLOG_MISSING_INCLUSION_ERROR':
      return { fault: 'invalid', reason: 'The log entry is not proved to be in the log.' }
    default:
      return { fault: 'invalid', reason: `The bundle does not hold (${error.code}).` }
  }
}
