import type { Signature, SignatureFormat } from '../../facts/types.ts'

/** What is known of a signature before anything of it was read. */
export function blankSignature(path: string, format: SignatureFormat): Signature {
  return {
    path,
    format,
    version: null,
    status: 'not-verified',
    reason: 'Nothing is configured that it could be verified by.',
    signer: null,
    signed_at: [],
    transparency_log: [],
    predicate_type: null,
    subjects: [],
    complete: true,
    model: null,
    provenance: null,
  }
}
