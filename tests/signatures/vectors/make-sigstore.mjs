// Signs with a Sigstore of its own: a certificate authority, a certificate log, a transparency log and a timestamp
// authority that @sigstore/mock 0.11.0 plays. What it wrote is committed; nothing of it is trusted anywhere else.
//   npm install --no-save @sigstore/mock@0.11.0 && node make-sigstore.mjs OUT
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { initializeCA, initializeTLog, initializeTSA } = createRequire(`${process.cwd()}/`)('@sigstore/mock')
const here = dirname(fileURLToPath(import.meta.url))
const out = process.argv[2] ?? join(here, 'sigstore')
mkdirSync(out, { recursive: true })

// The mock's own certificates are valid for a year from now.
const HOUR = 3_600_000
const CLOCK = new Date(Math.ceil(Date.now() / HOUR) * HOUR + HOUR)
const LATER = new Date(CLOCK.getTime() + 24 * HOUR)
const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const b64 = (bytes) => Buffer.from(bytes).toString('base64')
const sha256 = (bytes) => createHash('sha256').update(bytes).digest()

const ctLog = certificateLog(pair())
const ca = await initializeCA(pair(), ctLog, CLOCK)
const tsaKeys = pair()
const tsa = await initializeTSA(tsaKeys, CLOCK)
const logKeys = pair()
const rekor = await initializeTLog('https://rekor.acme.example', logKeys, CLOCK)
const rekorLater = await initializeTLog('https://rekor.acme.example', logKeys, LATER)
const stranger = await initializeTLog('https://rekor.elsewhere.example', pair(), CLOCK)

/** A certificate log (RFC 6962, 3.2): the mock's own writes timestamps that cannot be read with today's pkijs. */
function certificateLog({ publicKey, privateKey }) {
  const key = publicKey.export({ type: 'spki', format: 'der' })
  const number = (value, bytes) => Buffer.from(value.toString(16).padStart(2 * bytes, '0'), 'hex')
  const sized = (bytes, length) => Buffer.concat([number(bytes.length, length), bytes])
  return {
    publicKey: key,
    async log(certificate, issuerId) {
      const time = number(CLOCK.getTime(), 8)
      // Certificate and TBSCertificate are sequences whose lengths take two bytes.
      const body = Buffer.from(certificate).subarray(4)
      const tbs = body.subarray(0, 4 + body.readUInt16BE(2))
      const content = [[0, 0], time, [0, 1], Buffer.from(issuerId), sized(tbs, 3), [0, 0]].map((part) =>
        Buffer.from(part),
      )
      const signature = sign('sha256', Buffer.concat(content), privateKey)
      const parts = [[0], sha256(key), time, [0, 0], [4, 3], sized(signature, 2)].map((part) =>
        Buffer.from(part),
      )
      return sized(Buffer.concat(parts), 2)
    },
  }
}

const logInstance = (publicKey, baseUrl) => ({
  baseUrl,
  hashAlgorithm: 'SHA2_256',
  publicKey: {
    rawBytes: b64(publicKey),
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
    validFor: { start: '2020-01-01T00:00:00Z' },
  },
  logId: { keyId: b64(sha256(publicKey)) },
})
const authority = (uri, ...certificates) => ({
  subject: { organization: 'acme', commonName: uri },
  uri,
  certChain: { certificates: certificates.map((rawBytes) => ({ rawBytes: b64(rawBytes) })) },
  validFor: { start: '2020-01-01T00:00:00Z' },
})
write('trusted_root.json', {
  mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  tlogs: [logInstance(rekor.publicKey, 'https://rekor.acme.example')],
  certificateAuthorities: [authority('https://fulcio.acme.example', ca.rootCertificate)],
  ctlogs: [logInstance(ctLog.publicKey, 'https://ctlog.acme.example')],
  timestampAuthorities: [authority('https://tsa.acme.example', tsa.intCertificate, tsa.rootCertificate)],
})

function write(name, value) {
  writeFileSync(join(out, name), `${JSON.stringify(value)}\n`)
}

const WORKFLOW = 'https://github.com/acme/models/.github/workflows/release.yml@refs/heads/main'
const ISSUER = 'https://token.actions.githubusercontent.com'
const FULCIO = '1.3.6.1.4.1.57264.1'
async function signer() {
  const keys = pair()
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' })
  const certificate = await ca.issueCertificate({
    publicKey,
    subjectAltName: WORKFLOW,
    extensions: [
      { oid: `${FULCIO}.1`, value: ISSUER, legacy: true },
      { oid: `${FULCIO}.8`, value: ISSUER },
      { oid: `${FULCIO}.9`, value: WORKFLOW },
      { oid: `${FULCIO}.11`, value: 'github-hosted' },
      { oid: `${FULCIO}.12`, value: 'https://github.com/acme/models' },
      { oid: `${FULCIO}.13`, value: '1'.repeat(40) },
      { oid: `${FULCIO}.14`, value: 'refs/heads/main' },
      { oid: `${FULCIO}.20`, value: 'push' },
    ],
  })
  return { ...keys, certificate }
}

const pem = (der) =>
  `-----BEGIN CERTIFICATE-----\n${b64(der).replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`

async function entry(tlog, kind, spec) {
  const [logged] = Object.values(await tlog.log({ apiVersion: '0.0.1', kind, spec }))
  const { inclusionProof, signedEntryTimestamp } = logged.verification
  return {
    logIndex: String(logged.logIndex),
    logId: { keyId: b64(Buffer.from(logged.logID, 'hex')) },
    kindVersion: { kind, version: '0.0.1' },
    integratedTime: String(logged.integratedTime),
    inclusionPromise: { signedEntryTimestamp },
    inclusionProof: {
      logIndex: String(inclusionProof.logIndex),
      rootHash: b64(Buffer.from(inclusionProof.rootHash, 'hex')),
      treeSize: String(inclusionProof.treeSize),
      hashes: [],
      checkpoint: { envelope: inclusionProof.checkpoint },
    },
    canonicalizedBody: logged.body,
  }
}

async function timestamp(signature) {
  const response = await tsa.timestamp({
    artifactHash: sha256(signature),
    hashAlgorithmOID: '2.16.840.1.101.3.4.2.1',
    nonce: 12345,
    policyOID: '1.3.6.1.4.1.57264.2',
  })
  return { rfc3161Timestamps: [{ signedTimestamp: b64(response) }] }
}

const MEDIA_TYPES = {
  0.1: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
  0.2: 'application/vnd.dev.sigstore.bundle+json;version=0.2',
  0.3: 'application/vnd.dev.sigstore.bundle.v0.3+json',
}

async function bundle(version, content, { certificate, tlogEntries, timestampVerificationData }) {
  const rawBytes = b64(certificate)
  return {
    mediaType: MEDIA_TYPES[version],
    verificationMaterial: {
      ...(version === '0.3'
        ? { certificate: { rawBytes } }
        : { x509CertificateChain: { certificates: [{ rawBytes }] } }),
      tlogEntries,
      ...(timestampVerificationData && { timestampVerificationData }),
    },
    ...content,
  }
}

async function envelope(version, payload, { tlog = rekor, stamped = false, logged = true } = {}) {
  const { privateKey, certificate } = await signer()
  const type = 'application/vnd.in-toto+json'
  const pae = Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload])
  const sig = sign('sha256', pae, privateKey)
  const dsseEnvelope = {
    payload: b64(payload),
    payloadType: type,
    signatures: [{ sig: b64(sig), keyid: '' }],
  }
  const made = await entry(tlog, 'dsse', {
    envelopeHash: { algorithm: 'sha256', value: sha256(JSON.stringify(dsseEnvelope)).toString('hex') },
    payloadHash: { algorithm: 'sha256', value: sha256(payload).toString('hex') },
    signatures: [{ signature: b64(sig), verifier: b64(pem(certificate)) }],
  })
  if (version === '0.1') delete made.inclusionProof
  return bundle(
    version,
    { dsseEnvelope },
    {
      certificate,
      tlogEntries: logged ? [made] : [],
      ...(stamped && { timestampVerificationData: await timestamp(sig) }),
    },
  )
}

async function message(content) {
  const { privateKey, certificate } = await signer()
  const signature = sign('sha256', content, privateKey)
  const digest = sha256(content)
  const made = await entry(rekor, 'hashedrekord', {
    data: { hash: { algorithm: 'sha256', value: digest.toString('hex') } },
    signature: { content: b64(signature), publicKey: { content: b64(pem(certificate)) } },
  })
  const messageSignature = {
    messageDigest: { algorithm: 'SHA2_256', digest: b64(digest) },
    signature: b64(signature),
  }
  return bundle('0.3', { messageSignature }, { certificate, tlogEntries: [made] })
}

const model = JSON.parse(readFileSync(join(here, 'v1.1.1-key.sig'), 'utf8'))
const statement = Buffer.from(model.dsseEnvelope.payload, 'base64')
const weights = readFileSync(join(here, 'model/weights'))
const digest = sha256(weights).toString('hex')
const provenance = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'weights', digest: { sha256: digest } }],
  predicateType: 'https://slsa.dev/provenance/v1',
  predicate: {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: {
        workflow: {
          ref: 'refs/heads/main',
          repository: 'https://github.com/acme/models',
          path: '.github/workflows/release.yml',
        },
      },
      resolvedDependencies: [
        { uri: 'git+https://github.com/acme/models@refs/heads/main', digest: { gitCommit: '1'.repeat(40) } },
      ],
    },
    runDetails: {
      builder: { id: 'https://github.com/actions/runner/github-hosted' },
      metadata: {
        invocationId: 'https://github.com/acme/models/actions/runs/1/attempts/1',
        startedOn: '2026-03-01T11:50:00Z',
        finishedOn: '2026-03-01T12:00:00Z',
      },
    },
  },
}
for (const version of ['0.1', '0.2', '0.3'])
  write(`model-v${version}.sigstore.json`, await envelope(version, statement))
write('stamped.sigstore.json', await envelope('0.3', statement, { stamped: true }))
write('unlogged.sigstore.json', await envelope('0.3', statement, { stamped: true, logged: false }))
write('late.sigstore.json', await envelope('0.3', statement, { tlog: rekorLater }))
write('elsewhere.sigstore.json', await envelope('0.3', statement, { tlog: stranger }))
write('weights.sigstore.json', await message(weights))
write('provenance.sigstore.json', await envelope('0.3', Buffer.from(JSON.stringify(provenance))))
