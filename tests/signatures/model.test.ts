import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ModelHashType } from '../../src/integrity/model-manifest.ts'
import { keyDigest } from '../../src/signatures/keys.ts'
import {
  publicHalf,
  readSigningCertificates,
  readSigningKey,
  signStatement,
  statementOfModel,
} from '../../src/signatures/sign.ts'
import { NO_TRUST } from '../../src/signatures/trust.ts'
import { verificationText } from '../../src/signatures/verification-reports.ts'
import { type VerifyModelOptions, verifyModel } from '../../src/signatures/verify-model.ts'
import { chains, keys, vector, vectorPath, workflow } from './vectors.ts'

let folder: string
let model: string
const file = (path: string) => join(model, path)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelward-signatures-'))
  model = join(folder, 'model')
  cpSync(vectorPath('model'), model, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

// It does not exist: so little is hashed on the thread that asks.
const hashWorker = new URL('file:///nowhere/hash-worker.js')
const OPTIONS: Omit<VerifyModelOptions, 'trust'> = {
  time: new Date('2026-11-22T09:00:00Z'),
  ignorePaths: [],
  ignoreUnsigned: false,
  hashWorker,
}

function verify(signature: string, options: Partial<VerifyModelOptions> = {}, path = model) {
  return verifyModel(path, vector(signature), { ...OPTIONS, trust: keys('release'), ...options })
}

describe.each([
  'v0.2.0-key',
  'v0.3.1-key',
  'v1.0.0-key',
  'v1.0.1-key',
  'v1.1.0-key',
  'v1.1.1-key',
  'v1.1.1-shards',
  'v1.1.1-blake2b',
  'v1.1.1-blake3',
])('%s.sig', (name) => {
  const signature = `${name}.sig`

  test('verifies the model that was signed', async () => {
    expect(await verify(signature)).toMatchObject({
      verified: true,
      comparison: { same: ["sub/it's.txt", 'weights'], changed: [], missing: [], added: [], refused: [] },
    })
  })

  test('refuses one changed byte', async () => {
    writeFileSync(file('weights'), 'weightt\n')
    expect(await verify(signature)).toMatchObject({ verified: false, comparison: { changed: ['weights'] } })
  })

  test('refuses a longer and a shorter file', async () => {
    for (const content of ['weights\nand more', 'weigh', '']) {
      writeFileSync(file('weights'), content)
      expect(await verify(signature)).toMatchObject({ verified: false, comparison: { changed: ['weights'] } })
    }
  })

  test('refuses a removed and a renamed file', async () => {
    renameSync(file("sub/it's.txt"), file('other.txt'))
    expect(await verify(signature)).toMatchObject({
      verified: false,
      comparison: { missing: ["sub/it's.txt"] },
    })
  })
})

test.each(['v1.0.0-key', 'v1.1.1-shards', 'v1.1.1-key'])(
  '%s.sig refuses an added file, unless that is asked for',
  async (name) => {
    writeFileSync(file('sub/added.py'), 'print()\n')
    const signature = `${name}.sig`
    expect(await verify(signature)).toMatchObject({
      verified: false,
      comparison: { added: ['sub/added.py'] },
    })
    expect(await verify(signature, { ignoreUnsigned: true })).toMatchObject({ verified: true })
    expect(await verify(signature, { ignorePaths: ['sub/added.py'] })).toMatchObject({ verified: true })
    expect(await verify(signature, { ignorePaths: ['sub'] })).toMatchObject({ verified: true })
    expect(await verify(signature, { ignorePaths: ['added.py'] })).toMatchObject({ verified: false })
  },
)

test('signatures of 0.2 say nothing of added files', async () => {
  writeFileSync(file('added'), '')
  expect(await verify('v0.2.0-key.sig')).toMatchObject({ verified: true })
})

test('what is signed is compared, also where it is to be ignored', async () => {
  writeFileSync(file('weights'), 'others')
  expect(await verify('v1.1.1-key.sig', { ignorePaths: ['weights', 'sub'] })).toMatchObject({
    verified: false,
  })
})

test('what the signer left out is told, and may change', async () => {
  writeFileSync(file("sub/it's.txt"), 'anything')
  const found = await verify('v1.1.1-ignoring.sig')
  expect(found).toMatchObject({ verified: true, comparison: { same: ['weights'] } })
  const text = verificationText({ ...found, root: 'model', signature: 'model.sig', ignoreUnsigned: false })
  expect(text).toMatch(/left out {4}.*sub.*\(by the signer\)/)
})

test('git keeps its own files, and an empty file in shards has nothing to sign', async () => {
  mkdirSync(file('.git'))
  writeFileSync(file('.git/config'), '')
  writeFileSync(file('empty'), '')
  expect(await verify('v1.1.1-shards.sig')).toMatchObject({ verified: true })
  expect(await verify('v1.1.1-key.sig')).toMatchObject({ verified: false, comparison: { added: ['empty'] } })
})

test('a link in the place of a file is refused, and so is one that leads out', async () => {
  renameSync(file('weights'), join(folder, 'weights'))
  symlinkSync(join(folder, 'weights'), file('weights'))
  const { verified, comparison } = await verify('v1.1.1-key.sig')
  expect(verified).toBe(false)
  expect(comparison?.refused).toEqual([
    { path: 'weights', message: 'It is a symbolic link, and the signature does not allow any.' },
  ])
})

test('a single file is verified by itself', async () => {
  expect(await verify('v1.1.1-file.sig', {}, file('weights'))).toMatchObject({ verified: true })
  writeFileSync(file('weights'), 'others\n')
  expect(await verify('v1.1.1-file.sig', {}, file('weights'))).toMatchObject({
    verified: false,
    comparison: { changed: ['.'] },
  })
})

test('nothing is hashed for somebody who is not trusted', async () => {
  const found = await verify('v1.1.1-key.sig', { trust: keys('other') })
  expect(found).toMatchObject({ verified: false, verdict: { status: 'untrusted' }, comparison: null })
})

test('a Sigstore signature of a file, and a provenance, are about the bytes', async () => {
  const trust = workflow()
  for (const name of ['weights', 'provenance']) {
    expect(await verify(`sigstore/${name}.sigstore.json`, { trust }, file('weights'))).toMatchObject({
      verified: true,
    })
  }
  expect(await verify('sigstore/provenance.sigstore.json', { trust })).toMatchObject({ verified: true })
  writeFileSync(file('weights'), 'others\n')
  for (const name of ['weights', 'provenance']) {
    expect(await verify(`sigstore/${name}.sigstore.json`, { trust }, file('weights'))).toMatchObject({
      verified: false,
    })
  }
})

test('of several attestations in a file one that holds is enough', async () => {
  const bundles = ['late', 'model-v0.3'].map((name) =>
    Buffer.from(vector(`sigstore/${name}.sigstore.json`))
      .toString()
      .trim(),
  )
  const options = { ...OPTIONS, trust: workflow() }
  expect(await verifyModel(model, Buffer.from(bundles.join('\n')), options)).toMatchObject({ verified: true })
})

test('a file that holds no signature is the mistake of who names it', async () => {
  await expect(verifyModel(model, Buffer.from('not json'), { ...OPTIONS, trust: NO_TRUST })).rejects.toThrow(
    /holds no Sigstore bundle/,
  )
})

describe('signing', () => {
  const pairs = (['P-256', 'P-384', 'P-521'] as const).map(
    (namedCurve) => [namedCurve, generateKeyPairSync('ec', { namedCurve })] as const,
  )
  const statement = (options: { hashType?: ModelHashType; shardSize?: number } = {}) =>
    statementOfModel(model, {
      hashType: 'sha256',
      shardSize: null,
      allowSymlinks: false,
      ignorePaths: ['model.sig'],
      hashWorker,
      ...options,
    })

  test.each(pairs)('what %s signs is verified, and nothing else', async (_, { privateKey, publicKey }) => {
    const bundle = Buffer.from(signStatement(await statement(), { key: privateKey, certificates: [] }))
    const trust = { ...NO_TRUST, keys: [{ name: 'own', key: publicKey, sha256: keyDigest(publicKey) }] }
    expect(await verifyModel(model, bundle, { ...OPTIONS, trust })).toMatchObject({
      verified: true,
      verdict: { by: 'own' },
    })
    writeFileSync(file('weights'), 'others\n')
    expect(await verifyModel(model, bundle, { ...OPTIONS, trust })).toMatchObject({ verified: false })
  })

  test.each([{ shardSize: 3 }, { hashType: 'blake2b' }, { hashType: 'blake3' }] as const)(
    'with %o',
    async (options) => {
      const [[, { privateKey, publicKey }]] = pairs as [(typeof pairs)[number]]
      const bundle = Buffer.from(
        signStatement(await statement(options), { key: privateKey, certificates: [] }),
      )
      const trust = { ...NO_TRUST, keys: [{ name: 'own', key: publicKey, sha256: keyDigest(publicKey) }] }
      expect(await verifyModel(model, bundle, { ...OPTIONS, trust })).toMatchObject({ verified: true })
    },
  )

  test('the statement is the one that model_signing makes', async () => {
    const { dsseEnvelope } = JSON.parse(Buffer.from(vector('v1.1.1-shards.sig')).toString())
    const theirs = JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString())
    const ours = await statement({ shardSize: 5 })
    expect(ours.predicate.resources).toEqual(theirs.predicate.resources)
    expect(ours.subject).toEqual(theirs.subject)
  })

  test('links and pipes are refused, not left out', async () => {
    symlinkSync('weights', file('link'))
    await expect(statement()).rejects.toThrow(/link: It is a symbolic link; --allow-symlinks/)
    symlinkSync('sub', file('folder'))
    await expect(
      statementOfModel(model, {
        hashType: 'sha256',
        shardSize: null,
        allowSymlinks: true,
        ignorePaths: [],
        hashWorker,
      }),
    ).rejects.toThrow(/folder: It is a symbolic link to a folder/)
  })

  test('an encrypted key wants its passphrase, and messages hold nothing of it', () => {
    const [[, { privateKey }]] = pairs as [(typeof pairs)[number]]
    const pem = privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret-word' })
      .toString()
    expect(publicHalf(readSigningKey('k.pem', pem, 'secret-word')).equals(publicHalf(privateKey))).toBe(true)
    expect(() => readSigningKey('k.pem', pem, undefined)).toThrow(
      'k.pem is encrypted. Name the environment variable',
    )
    expect(() => readSigningKey('k.pem', pem, 'wrong-word')).toThrow(
      'k.pem cannot be used: it is damaged, or the passphrase is not its own.',
    )
  })

  test.each([
    ['no key', 'nothing', /holds no private key/],
    ['a public key', Buffer.from(vector('keys/release.pub')).toString(), /holds no private key/],
    [
      'Ed25519',
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      /of the kind ed25519; models are signed with P-256/,
    ],
    [
      'another curve',
      generateKeyPairSync('ec', { namedCurve: 'secp256k1' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
      /of the kind EC secp256k1/,
    ],
  ])('%s does not sign', (_, pem, message) => {
    expect(() => readSigningKey('k.pem', pem, undefined)).toThrow(message)
  })

  test('a certificate has to be that of the key, and valid', () => {
    const text = Buffer.from(vector('keys/release.pem')).toString()
    const [[, { privateKey }]] = pairs as [(typeof pairs)[number]]
    expect(() =>
      readSigningCertificates(
        createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
        [{ name: 'c.pem', text }],
        new Date(),
      ),
    ).toThrow('The certificate of c.pem is not that of the private key.')
  })
})

test('trust in a root is enough for a chain that the bundle brings along', async () => {
  expect(await verify('v1.1.1-certificate.sig', { trust: chains('root') })).toMatchObject({ verified: true })
})
