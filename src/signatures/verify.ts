import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { LogEntry, SignatureStatus, Signer } from '../facts/types.ts'
import { type Chunks, isContentOf } from './artifact.ts'
import { type Chain, verifyChain } from './certificates.ts'
import type { Envelope, SignedContent } from './content.ts'
import { isEarlyEnvelopeOf, isEnvelopeOf } from './dsse.ts'
import { keyDigest, modelSigningHint } from './keys.ts'
import { isEarlyStatement } from './model-signing.ts'
import { NO_SIGNER, signerOf } from './signer.ts'
import { type LoggedBundle, type LogVerdict, logEntries, verifyCertified, verifyKeyed } from './sigstore.ts'
import { isIdentity, type Trust, type TrustedKey, trustsAnyone } from './trust.ts'

/** What was found of a signature. */
export interface Verdict {
  readonly status: Exclude<SignatureStatus, 'unsigned'>
  /** One sentence; null where it is verified. */
  readonly reason: string | null
  readonly signer: Signer | null
  /** RFC 3339 in UTC. */
  readonly signed_at: string[]
  readonly transparency_log: LogEntry[]
  /** What of the trust it was verified by: the name of a key's or certificate's file, or an identity. */
  readonly by: string | null
}

export interface VerifyOptions {
  readonly trust: Trust
  /** The effective time, at which certificates without a proof of their time have to be valid; null if there is none. */
  readonly time: Date | null
  /** What a message signature is over; null if it is not at hand. */
  readonly chunks: Chunks | null
}

/** Verifies a signature offline. Never throws on what it holds. */
export function verifySignature(signed: SignedContent, options: VerifyOptions): Verdict {
  if (signed.body.kind === 'message' && options.chunks === null) {
    return verdict('not-verified', 'The file that it signs is not at hand.', {
      signer: claimedSigner(signed),
    })
  }
  const { material } = signed
  if (material.kind !== 'certificates') return byKeys(signed, options)
  return signed.logged === null
    ? byChain(signed, material.certificates, options)
    : byIdentity(signed, signed.logged, material.certificates, options)
}

function verdict(
  status: Verdict['status'],
  reason: string | null,
  found: Partial<Omit<Verdict, 'status' | 'reason'>> = {},
): Verdict {
  return { status, reason, signer: null, signed_at: [], transparency_log: [], by: null, ...found }
}

/** Nobody that is trusted made it; where nobody is trusted, that is not said of it. */
function foreign(trust: Trust, reason: string, found: Parameters<typeof verdict>[2]): Verdict {
  return trustsAnyone(trust)
    ? verdict('untrusted', reason, found)
    : verdict('not-verified', 'Nothing is configured that it could be verified by.', found)
}

function claimedSigner({ material, body }: SignedContent): Signer | null {
  if (material.kind === 'certificates') return signerOf(material.certificates[0] ?? new Uint8Array())
  const hint = material.kind === 'key' ? material.hint : null
  const keyId = hint ?? (body.kind === 'envelope' ? (body.signatures[0]?.keyId ?? null) : null)
  const key = material.kind === 'key' && material.pem !== null ? publicKeyOf(material.pem) : null
  return { ...NO_SIGNER, key_id: keyId, key_sha256: key === null ? null : keyDigest(key) }
}

function publicKeyOf(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem)
  } catch {
    return null
  }
}

function holdsBy(key: KeyObject, { body }: SignedContent, chunks: Chunks | null): boolean {
  if (body.kind === 'message') return chunks !== null && isContentOf(key, chunks, body.bytes)
  return isEnvelopeOf(key, body) || (isEarly(body) && isEarlyEnvelopeOf(key, body))
}

function isEarly({ payload }: Envelope): boolean {
  return isEarlyStatement(payload)
}

function byKeys(signed: SignedContent, { trust, chunks }: VerifyOptions): Verdict {
  const claimed = claimedSigner(signed)
  const log = signed.logged === null ? [] : logEntries(signed.logged, trust.trustedRoot, false)
  const made = trust.keys.find(({ key }) => holdsBy(key, signed, chunks))
  if (made !== undefined) {
    const signer = { ...NO_SIGNER, key_id: claimed?.key_id ?? null, key_sha256: made.sha256 }
    if (signed.logged === null) return verdict('verified', null, { signer, by: made.name })
    const logged = verifyKeyed(loggedBundle(signed, signed.logged, trust, chunks), made)
    if (logged.holds) {
      const transparency_log = logEntries(signed.logged, trust.trustedRoot, true)
      return verdict('verified', null, {
        signer,
        by: made.name,
        transparency_log,
        signed_at: [...logged.signedAt],
      })
    }
    // The key is what is trusted: a log that is not known takes nothing from it, an entry that is false does.
    if (logged.fault === 'foreign')
      return verdict('verified', null, { signer, by: made.name, transparency_log: log })
    return verdict(logged.fault, logged.reason, { signer, transparency_log: log })
  }
  const found = { signer: claimed, transparency_log: log }
  const embedded =
    signed.material.kind === 'key' && signed.material.pem !== null ? publicKeyOf(signed.material.pem) : null
  if (embedded !== null && !holdsBy(embedded, signed, chunks)) {
    return verdict(
      'invalid',
      'It does not hold by the key that it brings along: its content was changed.',
      found,
    )
  }
  const named = trust.keys.find((trusted) => isHintOf(claimed?.key_id ?? null, trusted))
  if (named !== undefined) {
    return verdict(
      'invalid',
      `It names the key ${named.name}, and does not hold by it: its content was changed.`,
      found,
    )
  }
  if (trust.keys.length === 0) return foreign(trust, 'It is by a key, and no key is trusted.', found)
  return foreign(
    trust,
    'It is by another key than those that are trusted, or its content was changed.',
    found,
  )
}

/** Does a bundle mean this key? By model_signing's hint, the digest of the key, or that in base64 (cosign). */
function isHintOf(hint: string | null, { key, sha256 }: TrustedKey): boolean {
  if (hint === null) return false
  return [modelSigningHint(key), sha256, Buffer.from(sha256, 'hex').toString('base64')].includes(hint)
}

function byChain(
  signed: SignedContent,
  certificates: readonly Uint8Array[],
  { trust, time, chunks }: VerifyOptions,
): Verdict {
  const found = { signer: claimedSigner(signed) }
  let given: X509Certificate[]
  try {
    given = certificates.map((der) => new X509Certificate(der))
  } catch {
    return verdict('malformed', 'A certificate of the bundle cannot be read.', found)
  }
  const [leaf] = given
  if (leaf === undefined || found.signer === null)
    return verdict('malformed', 'The certificate of the signer cannot be read.', found)
  if (!holdsBy(leaf.publicKey, signed, chunks)) {
    return verdict('invalid', "It does not hold by the signer's certificate: its content was changed.", found)
  }
  // Who trusts a key trusts it in a certificate too.
  const pinned = trust.keys.find(({ sha256 }) => sha256 === found.signer?.key_sha256)
  if (pinned !== undefined) return verdict('verified', null, { ...found, by: pinned.name })
  if (trust.chains.length === 0)
    return foreign(trust, 'It is by a certificate, and no certificate chain is trusted.', found)
  if (time === null)
    return verdict('not-verified', 'No time is given at which certificates have to be valid.', found)
  const chain = chainOf(given, trust, time)
  if (typeof chain === 'string') return verdict('untrusted', chain, found)
  const anchor = chain.at(-1)?.fingerprint256
  const by = trust.chains.find(({ certificate }) => certificate.fingerprint256 === anchor)?.name ?? null
  return verdict('verified', null, { ...found, by })
}

/** A certificate that OpenSSL reads may still hold what the parser of its extensions does not. */
function chainOf(given: readonly X509Certificate[], { chains }: Trust, time: Date): Chain {
  try {
    return verifyChain(given, chains, time)
  } catch {
    return 'A certificate of the chain cannot be read.'
  }
}

function byIdentity(
  signed: SignedContent,
  bundle: LoggedBundle['bundle'],
  [leaf = new Uint8Array()]: readonly Uint8Array[],
  { trust, chunks }: VerifyOptions,
): Verdict {
  const signer = signerOf(leaf)
  const outcome: LogVerdict = verifyCertified(loggedBundle(signed, bundle, trust, chunks))
  const found = { signer, transparency_log: logEntries(bundle, trust.trustedRoot, outcome.holds) }
  if (!outcome.holds) {
    return outcome.fault === 'foreign'
      ? foreign(trust, outcome.reason, found)
      : verdict(outcome.fault, outcome.reason, found)
  }
  const signed_at = [...outcome.signedAt]
  const { identity, issuer } = signer ?? NO_SIGNER
  const trusted = trust.identities.find(
    (each) => identity !== null && isIdentity(each.identity, identity) && each.issuer === issuer,
  )
  if (trusted !== undefined) return verdict('verified', null, { ...found, signed_at, by: trusted.identity })
  const who = `${identity ?? 'nobody'}, by the word of ${issuer ?? 'nobody'}`
  return foreign(trust, `It is signed by ${who}, who is not trusted.`, { ...found, signed_at })
}

function loggedBundle(
  signed: SignedContent,
  bundle: LoggedBundle['bundle'],
  trust: Trust,
  chunks: Chunks | null,
): LoggedBundle {
  const { body } = signed
  const message = body.kind === 'message' && chunks !== null ? { signature: body, chunks } : null
  return { bundle, trustedRoot: trust.trustedRoot, message }
}
