import { createHash, X509Certificate } from 'node:crypto'
import { X509Certificate as ParsedCertificate } from '@sigstore/core'
import type { Signer, SignerCertificate, SignerWorkflow } from '../facts/types.ts'
import { validity } from './certificates.ts'
import { keyDigest } from './keys.ts'

/** Extensions of Fulcio's certificates (sigstore/fulcio, docs/oid-info.md). */
const FULCIO = '1.3.6.1.4.1.57264.1'
const ISSUER_BEFORE_V2 = `${FULCIO}.1`
const ISSUER = `${FULCIO}.8`

export const NO_SIGNER: Signer = {
  key_id: null,
  key_sha256: null,
  certificate: null,
  identity: null,
  issuer: null,
  workflow: null,
}

/** What a certificate says of its holder; null where it is none that can be read. */
export function signerOf(der: Uint8Array): Signer | null {
  try {
    const certificate = new X509Certificate(der)
    const parsed = ParsedCertificate.parse(Buffer.from(der))
    const extension = (oid: string) => textOfExtension(parsed, oid)
    return {
      ...NO_SIGNER,
      key_sha256: keyDigest(certificate.publicKey),
      certificate: certificateFacts(certificate),
      identity: parsed.subjectAltName ?? null,
      issuer: extension(ISSUER) ?? parsed.extension(ISSUER_BEFORE_V2)?.value.toString('utf8') ?? null,
      workflow: workflowOf(extension),
    }
  } catch {
    return null
  }
}

function certificateFacts(certificate: X509Certificate): SignerCertificate {
  const [from, to] = validity(certificate)
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serial: certificate.serialNumber.toLowerCase(),
    not_before: from.toISOString(),
    not_after: to.toISOString(),
    sha256: createHash('sha256').update(certificate.raw).digest('hex'),
  }
}

/** Node gives a name's parts on lines of their own; Fulcio's certificates have none. */
function oneLine(name: string | undefined): string {
  return (name ?? '').replaceAll('\n', ', ')
}

function workflowOf(extension: (oid: string) => string | null): SignerWorkflow | null {
  const workflow: SignerWorkflow = {
    source_repository: extension(`${FULCIO}.12`),
    source_ref: extension(`${FULCIO}.14`),
    source_digest: extension(`${FULCIO}.13`),
    build_signer: extension(`${FULCIO}.9`),
    trigger: extension(`${FULCIO}.20`),
    runner: extension(`${FULCIO}.11`),
  }
  return Object.values(workflow).every((value) => value === null) ? null : workflow
}

/** A DER string. */
function textOfExtension(certificate: ParsedCertificate, oid: string): string | null {
  return certificate.extension(oid)?.valueObj.subs[0]?.value.toString('utf8') ?? null
}
