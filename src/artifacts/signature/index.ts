import { unsupportedReader } from '../unsupported/reader.ts'

const DETACHED = /\.(?:sig|asc|p7s|minisig|sign)$/i

/** Signatures and attestations. They are known and not verified yet. */
export const signature = unsupportedReader({
  kind: 'signature',
  title: 'Signature',
  names: /\.(?:json|jsonl|sig|asc|p7s|minisig|sign|sigstore|bundle|intoto|dsse|att|cosign)$/i,
  formats: [
    {
      format: 'sigstore-bundle',
      description: 'a Sigstore bundle, which model signatures (OMS) are kept in',
      specification: 'https://github.com/ossf/model-signing-spec',
      matches: ({ json }) =>
        json?.keys.get('mediaType')?.startsWith('application/vnd.dev.sigstore.bundle') === true ||
        (json?.keys.has('verificationMaterial') === true &&
          (json.keys.has('dsseEnvelope') || json.keys.has('messageSignature'))),
    },
    {
      format: 'dsse',
      description: 'a DSSE envelope, which in-toto attestations are signed in',
      specification: 'https://github.com/secure-systems-lab/dsse',
      matches: ({ json }) => json?.keys.has('payloadType') === true && json.keys.has('payload'),
    },
    {
      format: 'in-toto-statement',
      description: 'an in-toto statement without a signature',
      specification: 'https://github.com/in-toto/attestation',
      matches: ({ json }) => json?.keys.get('_type')?.startsWith('https://in-toto.io/Statement/') === true,
    },
    {
      format: 'cosign-bundle',
      description: 'a signature bundle of cosign before version 3',
      specification: 'https://github.com/sigstore/cosign',
      matches: ({ json }) => json?.keys.has('base64Signature') === true,
    },
    {
      format: 'openpgp',
      description: 'an OpenPGP signature',
      specification: 'https://www.rfc-editor.org/rfc/rfc9580',
      matches: ({ begins }) => begins('-----BEGIN PGP SIGNATURE-----'),
    },
    {
      format: 'ssh',
      description: 'an SSH signature',
      specification: 'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig',
      matches: ({ begins }) => begins('-----BEGIN SSH SIGNATURE-----'),
    },
    {
      format: 'minisign',
      description: 'a minisign signature',
      specification: 'https://jedisct1.github.io/minisign/',
      matches: ({ path, begins }) => DETACHED.test(path) && begins('untrusted comment:'),
    },
    {
      format: 'detached-signature',
      description: 'a detached signature',
      specification: 'https://www.rfc-editor.org/rfc/rfc5652',
      matches: ({ path, size }) => DETACHED.test(path) && size > 0,
    },
  ],
})
