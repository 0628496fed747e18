import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, chmodSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { json, vector, WORKFLOW } from '../signatures/vectors.ts'
import { folder, modelward } from './programs.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const PUBLIC = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const ENCRYPTED = privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'word' })
  .toString()

function workspace(): string {
  const path = folder({
    'release.key': ENCRYPTED,
    'release.pub': PUBLIC,
    'model/weights.bin': 'weights',
    'model/README.md': '# model\n',
    'model/node_modules/x.js': 'x',
    'modelward.yml': 'signatures:\n  keys: [release.pub]\n',
  })
  chmodSync(join(path, 'release.key'), 0o600)
  return path
}

async function signedWorkspace(): Promise<string> {
  const cwd = workspace()
  const args = ['sign', 'model', '--private-key', 'release.key', '--passphrase-env', 'WORD']
  const { status, stderr, stdout } = await modelward(args, { cwd, env: { WORD: 'word' } })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^model\/model\.sig: model, 3 files signed\n {2}model sha256:[0-9a-f]{64}\n/)
  return cwd
}

test('what is signed verifies, and does not when a byte is another', async () => {
  const cwd = await signedWorkspace()
  const verify = ['verify', 'model', '--key', 'release.pub']
  expect(await modelward(verify, { cwd })).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^model: verified\n/),
  })
  // Verified from within it, too.
  expect(
    await modelward(['verify', '.', '--key', '../release.pub'], { cwd: join(cwd, 'model') }),
  ).toMatchObject({ status: 0 })
  writeFileSync(join(cwd, 'model/weights.bin'), 'weightt')
  appendFileSync(join(cwd, 'model/added'), '')
  const { status, stdout } = await modelward(verify, { cwd })
  expect(status).toBe(1)
  expect(stdout).toMatch(/^model: NOT verified\n {2}1 file was changed\.\n {2}1 file is not signed\.\n/)
  expect(stdout).toMatch(/^ {2}changed {5}weights\.bin$/m)
  const { stdout: found } = await modelward([...verify, '--json'], { cwd })
  expect(JSON.parse(found)).toMatchObject({
    verified: false,
    status: 'verified',
    files: { changed: ['weights.bin'], added: ['added'] },
  })
})

test('the gate sees who signed, and what does not fit', async () => {
  const cwd = await signedWorkspace()
  const facts = async () => JSON.parse((await modelward(['facts', '.'], { cwd })).stdout)
  const { signatures, checksums } = await facts()
  expect(signatures).toMatchObject([
    {
      path: 'model/model.sig',
      status: 'verified',
      reason: null,
      model: { folder: 'model', unsigned_count: 0, covers: { readme: true } },
    },
  ])
  const compared = (found: { source: string; status: string }[]) =>
    found.filter(({ source }) => source === 'signature').map(({ status }) => status)
  // The gate does not read node_modules, of which it knows a digest all the same.
  expect(compared(checksums)).toEqual(['match', 'missing', 'match'])
  writeFileSync(join(cwd, 'model/weights.bin'), 'weightt')
  expect(compared((await facts()).checksums)).toContain('mismatch')
  writeFileSync(join(cwd, 'modelward.yml'), '')
  expect((await facts()).signatures).toMatchObject([{ status: 'not-verified' }])
})

test('a Sigstore identity and its trusted root are taken from the tree', async () => {
  const cwd = folder({
    weights: vector('model/weights'),
    'weights.sigstore.json': vector('sigstore/weights.sigstore.json'),
    'trusted_root.json': JSON.stringify(json('sigstore/trusted_root.json')),
    'modelward.yml': `signatures:\n  trusted_root: trusted_root.json\n  identities:\n  - identity: ${WORKFLOW.identity}\n    issuer: ${WORKFLOW.issuer}\n`,
  })
  const { signatures } = JSON.parse((await modelward(['facts', '.'], { cwd })).stdout)
  expect(signatures).toMatchObject([
    { status: 'verified', signer: WORKFLOW, transparency_log: [{ verified: true }] },
  ])
})

test.each([
  [
    'signatures:\n  key: [a]\n',
    'modelward.yml:2:3: signatures: has no key "key". Did you mean "keys"? Known keys: keys, certificate_chains, identities, trusted_root.',
  ],
  [
    'signatures:\n  keys: [nothere.pub]\n',
    'modelward.yml:2:10: nothere.pub cannot be used. It is not there, or it vanished during the run.',
  ],
  [
    'signatures:\n  keys: [../release.pub]\n',
    /^modelward: modelward\.yml:2:10: \.\.\/release\.pub cannot be used\. It leaves the tree/,
  ],
  [
    'signatures:\n  keys: [release.key]\n',
    /release\.key cannot be used\. It holds a private key, which stays with its owner/,
  ],
  ['signatures:\n  certificate_chains: [release.pub]\n', /It holds no certificate as PEM/],
  ['signatures:\n  trusted_root: release.pub\n', /It is no trusted root in Sigstore's JSON form/],
])('%j is refused, with its place', async (config, message) => {
  const cwd = workspace()
  writeFileSync(join(cwd, 'modelward.yml'), config)
  const { status, stderr } = await modelward(['facts', '.'], { cwd })
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
})

test.each([
  [['verify', 'model'], /^modelward: Say who is to have signed: modelward verify/],
  [
    ['verify', 'model', '--key', 'release.pub'],
    /^modelward: No signature was found: neither model\.sig in model nor a file like model\.sig beside it/,
  ],
  [['verify', 'model', '--key', 'release.key'], /It holds a private key/],
  [['verify', 'nothere', '--key', 'release.pub'], /^modelward: nothere does not exist/],
  [['verify', 'model', '--identity', 'a'], /--identity and --issuer belong together/],
  [['sign', 'model'], /^modelward: Give the key to sign with/],
  [
    ['sign', 'model', '--private-key', 'release.key'],
    /is encrypted\. Name the environment variable that holds its passphrase/,
  ],
  [['sign', 'model', '--private-key', 'release.pub'], /holds no private key as PEM/],
  [
    ['sign', 'model', '--private-key', 'release.key', '--passphrase-env', 'NOTSET'],
    /NOTSET of --passphrase-env is not set/,
  ],
])('%j is the mistake of who asks', async (args, message) => {
  const { status, stderr, stdout } = await modelward(args, { cwd: workspace() })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(message)
})

test('a key that others may read is told, and a signature is a file for all', async () => {
  const cwd = workspace()
  chmodSync(join(cwd, 'release.key'), 0o644)
  const { status, stderr } = await modelward(
    ['sign', 'model', '--private-key', 'release.key', '--passphrase-env', 'WORD'],
    { cwd, env: { WORD: 'word' } },
  )
  expect(status).toBe(0)
  expect(stderr).toBe(
    'modelward: others on this machine may read the private key release.key; chmod 600 it.\n',
  )
  expect(statSync(join(cwd, 'model/model.sig')).mode & 0o044).not.toBe(0)
})
