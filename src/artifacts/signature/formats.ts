import type { SignatureFormat } from '../../facts/types.ts'
import { hasBytes } from '../model-file/bytes.ts'
import { type Peek, peekJson } from '../peek.ts'
import type { Candidate } from '../reader.ts'

const DETACHED = /\.(?:sig|asc|p7s|minisig|sign)$/i

/** What a format can be known by. */
interface Clues {
  readonly path: string
  readonly size: number
  /** Outermost keys, where the file begins as JSON does; those of the first line in JSON Lines. */
  readonly json: Peek | null
  /** Does the file begin with this? */
  begins(text: string): boolean
}

interface Format {
  readonly format: SignatureFormat
  readonly specification: string
  matches(clues: Clues): boolean
}

/** From the most to the least certain. */
export const FORMATS: readonly Format[] = [
  {
    format: 'sigstore-bundle',
    specification: 'https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto',
    matches: ({ json }) =>
      json?.keys.get('mediaType')?.startsWith('application/vnd.dev.sigstore.bundle') === true ||
      (json?.keys.has('verificationMaterial') === true &&
        (json.keys.has('dsseEnvelope') || json.keys.has('messageSignature'))),
  },
  {
    format: 'dsse',
    specification: 'https://github.com/secure-systems-lab/dsse',
    matches: ({ json }) => json?.keys.has('payloadType') === true && json.keys.has('payload'),
  },
  {
    format: 'in-toto-statement',
    specification: 'https://github.com/in-toto/attestation',
    matches: ({ json }) => json?.keys.get('_type')?.startsWith('https://in-toto.io/Statement/') === true,
  },
  {
    format: 'cosign-bundle',
    specification: 'https://github.com/sigstore/cosign',
    matches: ({ json }) => json?.keys.has('base64Signature') === true,
  },
  {
    format: 'openpgp',
    specification: 'https://www.rfc-editor.org/rfc/rfc9580',
    matches: ({ begins }) => begins('-----BEGIN PGP SIGNATURE-----'),
  },
  {
    format: 'ssh',
    specification: 'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig',
    matches: ({ begins }) => begins('-----BEGIN SSH SIGNATURE-----'),
  },
  {
    format: 'minisign',
    specification: 'https://jedisct1.github.io/minisign/',
    matches: ({ path, begins }) => DETACHED.test(path) && begins('untrusted comment:'),
  },
  {
    format: 'detached-signature',
    specification: 'https://www.rfc-editor.org/rfc/rfc5652',
    matches: ({ path, size }) => DETACHED.test(path) && size > 0,
  },
]

export function recogniseSignature({ path, size, head }: Candidate): SignatureFormat | null {
  const clues: Clues = { path, size, json: peekJson(head), begins: (text) => hasBytes(head, 0, text) }
  return FORMATS.find((format) => format.matches(clues))?.format ?? null
}
