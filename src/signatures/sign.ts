import { createPrivateKey, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { UserError } from '../errors.ts'
import {
  type ModelHashType,
  type ModelStatement,
  modelStatement,
  UNSIGNED_PATHS,
} from '../integrity/model-manifest.ts'
import type { HashAlgorithm, Progress } from '../repository/tree.ts'
import { validity } from './certificates.ts'
import { preAuthEncoding } from './dsse.ts'
import { keyKind, modelSigningHint, signatureHash } from './keys.ts'
import { digestParts, listModel, type ModelPart, shardsOf } from './model-files.ts'
import { ignoring } from './model-signing.ts'
import { IN_TOTO_PAYLOAD } from './statement.ts'

const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json'

const HASHES: Readonly<Record<ModelHashType, HashAlgorithm>> = {
  sha256: 'sha256',
  blake2b: 'blake2b-512',
  blake3: 'blake3',
}

/** With what a model is signed. */
export interface SigningKey {
  readonly key: KeyObject
  /** The signer's and those above it; none where the key alone speaks. */
  readonly certificates: readonly X509Certificate[]
}

/**
 * The key to sign with: P-256, P-384 or P-521, which is what OpenSSF Model Signing knows.
 * @param passphrase undefined where none is given
 * @throws {UserError} ARGUMENT
 */
export function readSigningKey(name: string, pem: string, passphrase: string | undefined): KeyObject {
  if (/ENCRYPTED/.test(pem) && passphrase === undefined) {
    throw new UserError(
      'ARGUMENT',
      `${name} is encrypted. Name the environment variable that holds its passphrase: --passphrase-env NAME.`,
    )
  }
  let key: KeyObject
  try {
    key = createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) })
  } catch {
    // OpenSSL's own words may hold parts of what it read.
    const why = /PRIVATE KEY-----/.test(pem)
      ? passphrase === undefined
        ? 'it is damaged'
        : 'it is damaged, or the passphrase is not its own'
      : 'it holds no private key as PEM'
    throw new UserError('ARGUMENT', `${name} cannot be used: ${why}.`)
  }
  if (key.asymmetricKeyType !== 'ec' || signatureHash(key) === null) {
    throw new UserError(
      'ARGUMENT',
      `${name} is a key of the kind ${keyKind(key)}; models are signed with P-256, P-384 or P-521. Make one: openssl ecparam -genkey -name prime256v1 -noout -out model.key.`,
    )
  }
  return key
}

/**
 * The signer's certificate and those above it, for a key.
 * @throws {UserError} ARGUMENT if they are not of the key, or not valid at this time
 */
export function readSigningCertificates(
  key: KeyObject,
  files: readonly { readonly name: string; readonly text: string }[],
  time: Date,
): X509Certificate[] {
  const certificates = files.flatMap(({ name, text }) => {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    try {
      if (blocks.length > 0) return blocks.map((block) => ({ name, certificate: new X509Certificate(block) }))
    } catch {
      // Told below.
    }
    throw new UserError('ARGUMENT', `${name} holds no certificate as PEM that can be read.`)
  })
  const [leaf] = certificates
  if (leaf !== undefined && !leaf.certificate.checkPrivateKey(key)) {
    throw new UserError('ARGUMENT', `The certificate of ${leaf.name} is not that of the private key.`)
  }
  for (const { name, certificate } of certificates) {
    const [from, to] = validity(certificate)
    if (time < from || time > to) {
      throw new UserError(
        'ARGUMENT',
        `A certificate of ${name} is valid from ${from.toISOString()} to ${to.toISOString()}, and not now.`,
      )
    }
  }
  return certificates.map(({ certificate }) => certificate)
}

/** The public half of a private key. */
export function publicHalf(key: KeyObject): KeyObject {
  return createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }))
}

export interface StatementOptions {
  readonly hashType: ModelHashType
  /** Bytes of a shard; null to sign whole files. */
  readonly shardSize: number | null
  readonly allowSymlinks: boolean
  /** Within the model, besides what git keeps: the signature itself is one of them where it lies in the model. */
  readonly ignorePaths: readonly string[]
  readonly hashWorker: URL
  readonly progress?: Progress
}

/** How many files a message names. */
const NAMED = 5

/**
 * The statement over a model on disk.
 * @throws {UserError} PATH if the root is not there, or something in it cannot be signed: a signature that leaves it
 * out in silence would seem to cover it.
 */
export async function statementOfModel(root: string, options: StatementOptions): Promise<ModelStatement> {
  const { hashType, shardSize, allowSymlinks, hashWorker, progress } = options
  const ignorePaths = [...new Set([...UNSIGNED_PATHS, ...options.ignorePaths])]
  const { name, files, problems } = listModel(root, ignoring(ignorePaths))
  const links = allowSymlinks ? [] : files.filter(({ link, path }) => link && path !== '.')
  const refused = [
    ...problems,
    ...links.map(({ path }) => ({
      path,
      message: 'It is a symbolic link; --allow-symlinks signs what it leads to.',
    })),
  ]
  if (refused.length > 0) throw unsignable(refused)
  if (files.length === 0) throw new UserError('PATH', `${root} has no file to sign.`)
  const algorithm = HASHES[hashType]
  const parts: ModelPart[] = files.flatMap((file): ModelPart[] =>
    shardSize === null
      ? [{ file, algorithm }]
      : shardsOf(file.size, shardSize).map((range) => ({ file, algorithm, range })),
  )
  const digests = await digestParts(parts, { hashWorker, ...(progress && { progress }) })
  const resources = parts.map((part, index) => {
    const digest = digests[index]
    if (typeof digest === 'string')
      return { path: part.file.path, digest, ...(part.range && { range: part.range }) }
    throw unsignable([{ path: part.file.path, message: digest?.message ?? 'It was not hashed.' }])
  })
  const isFile = files[0]?.path === '.'
  return modelStatement(name, resources, {
    hashType,
    allowSymlinks,
    ...(!isFile && { ignorePaths }),
    ...(shardSize !== null && { shardSize }),
  })
}

function unsignable(refused: readonly { path: string; message: string }[]): UserError {
  const named = refused.slice(0, NAMED).map(({ path, message }) => `${path}: ${message}`)
  const more = refused.length > NAMED ? [`... and ${refused.length - NAMED} more`] : []
  return new UserError(
    'PATH',
    `Not everything can be signed. Mend this, or leave it out with --ignore-paths:\n  ${[...named, ...more].join('\n  ')}`,
  )
}

/**
 * The bundle of a signed statement: OpenSSF Model Signing 1.0 within Sigstore's bundle 0.3. ECDSA draws a random
 * number: the same statement gives another signature each time.
 */
export function signStatement(statement: ModelStatement, { key, certificates }: SigningKey): string {
  const payload = Buffer.from(JSON.stringify(statement))
  const signature = sign(signatureHash(key)?.hash, preAuthEncoding(IN_TOTO_PAYLOAD, payload), key)
  const material =
    certificates.length === 0
      ? { publicKey: { hint: modelSigningHint(publicHalf(key)) } }
      : {
          x509CertificateChain: {
            certificates: certificates.map(({ raw }) => ({ rawBytes: raw.toString('base64') })),
          },
        }
  const bundle = {
    mediaType: BUNDLE_TYPE,
    verificationMaterial: { ...material, tlogEntries: [] },
    dsseEnvelope: {
      payload: payload.toString('base64'),
      payloadType: IN_TOTO_PAYLOAD,
      signatures: [{ sig: signature.toString('base64'), keyid: '' }],
    },
  }
  return `${JSON.stringify(bundle)}\n`
}
