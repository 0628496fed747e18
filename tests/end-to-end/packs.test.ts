import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readArchive } from '../../src/packs/archive.ts'
import { serveGit } from '../packs/git-server.ts'
import { serveRegistry } from '../packs/registry-server.ts'
import { commit, folder, git, modelward, repository, type StartOptions, write } from './programs.ts'
import { card } from './repositories.ts'

const RULE = `# METADATA
# title: Cards carry the tag of their review
# custom:
#   id: ACME-001
#   severity: error
#   remediation: Ask for a review.
package acme.rules.acme_001

violation contains {"message": "The card was not reviewed.", "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not "reviewed" in card.tags
}
`
const FOUND = 'ACME-001  The card was not reviewed.'

interface Publisher {
  /** Holds policies/, acme.key and acme.pub. */
  cwd: string
  /** The signed bundle. */
  bundle: Uint8Array
}

let acme: Publisher
beforeAll(async () => {
  acme = await publisher()
})

async function publisher(): Promise<Publisher> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const cwd = folder({
    'policies/acme_001.rego': RULE,
    'acme.key': privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'acme.pub': publicKey.export({ type: 'spki', format: 'pem' }),
  })
  return { cwd, bundle: await build(cwd, '--signing-key', 'acme.key', '--key-id', 'acme') }
}

async function build(cwd: string, ...args: string[]): Promise<Uint8Array> {
  const built = await run(cwd, 'policy', 'build', 'policies', '-o', 'acme.tar.gz', ...args)
  expect(built).toMatchObject({ status: 0, stderr: '' })
  return readFileSync(join(cwd, 'acme.tar.gz'))
}

function run(cwd: string, ...args: string[]) {
  return modelward(args, { cwd })
}

/** A repository that names packs, with what somebody else made of it. */
function consumer(policies: readonly string[] = ['acme.tar.gz']): string {
  return folder({
    'README.md': card(),
    'modelward.yml': `profile: baseline\npolicies: ${JSON.stringify(policies)}\n`,
    'acme.tar.gz': acme.bundle,
  })
}

/** One that pinned the bundle and its signer. */
async function pinned(): Promise<string> {
  const cwd = consumer()
  const locked = await run(cwd, 'policy', 'lock', '--verification-key', join(acme.cwd, 'acme.pub'))
  expect(locked).toMatchObject({ status: 0, stderr: '' })
  return cwd
}

/** Another version of the rule, signed by the same publisher. */
async function nextVersion({ cwd }: Publisher): Promise<Uint8Array> {
  const next = folder({
    'policies/acme_001.rego': RULE.replace('was not', 'has not been'),
    'acme.key': readFileSync(join(cwd, 'acme.key')),
  })
  return build(next, '--signing-key', 'acme.key', '--key-id', 'acme', '--version', '2.0.0')
}

describe('policy build', () => {
  test('gives the same bytes in another folder, under another name', async () => {
    const [one, other] = [folder({ 'policies/acme_001.rego': RULE }), folder({ 'rules/acme_001.rego': RULE })]
    await run(one, 'policy', 'build', 'policies', '-o', 'acme.tar.gz', '--version', '1.0.0')
    await run(join(other, 'rules'), 'policy', 'build', '-o', '../acme.tar.gz', '--version', '1.0.0')
    expect(
      Buffer.compare(readFileSync(join(one, 'acme.tar.gz')), readFileSync(join(other, 'acme.tar.gz'))),
    ).toBe(0)
  })

  test('leaves tests behind, and tells what is wrong before it writes anything', async () => {
    const cwd = folder({
      'policies/a.rego': RULE,
      'policies/a_test.rego': 'package a_test\n\ntest_a := true\n',
    })
    expect([...readArchive(await build(cwd)).keys()]).toEqual([
      '.manifest',
      'a.rego',
      'data.json',
      'modelward.json',
      'policy.wasm',
    ])
    rmSync(join(cwd, 'acme.tar.gz'))
    write(cwd, { 'policies/a.rego': RULE.replace('card.tags', 'card.tgas') })
    const { status, stderr } = await run(cwd, 'policy', 'build', 'policies', '-o', 'acme.tar.gz')
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('policies/a.rego:11:20: undefined ref: card.tgas'),
    ])
    expect(readdirSync(cwd)).toEqual(['policies'])
  })

  test('takes the key from the environment', async () => {
    const args = ['policy', 'build', 'policies', '-o', 'from-env.tar.gz', '--signing-key-env', 'ACME_KEY']
    const options: StartOptions = {
      cwd: acme.cwd,
      env: { ACME_KEY: readFileSync(join(acme.cwd, 'acme.key'), 'utf8') },
    }
    expect((await modelward(args, options)).stdout).toContain('signed with ES256, public key sha256:')
    expect(await modelward(args, { cwd: acme.cwd })).toMatchObject({
      status: 2,
      stderr: 'modelward: The environment variable ACME_KEY of --signing-key-env is not set.\n',
    })
  })
})

describe('a pack that is pinned', () => {
  test('is loaded, and its rule finds what it is for, without the engine', async () => {
    const { status, stdout } = await run(await pinned(), 'check')
    expect([status, stdout]).toEqual([1, expect.stringContaining(FOUND)])
  })

  test('stays the same until --update, which shows what has changed', async () => {
    const cwd = await pinned()
    write(cwd, { 'acme.tar.gz': await nextVersion(acme) })
    const before = readFileSync(join(cwd, 'modelward.lock'), 'utf8')
    expect((await run(cwd, 'check')).stderr).toMatch(
      /^modelward: modelward.yml:2:12: The policy pack acme.tar.gz is not loaded: it has changed since it was pinned: .* If that is meant: modelward policy lock --update\n$/,
    )
    const refused = await run(cwd, 'policy', 'lock')
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('add --update') })
    expect(refused.stdout).toMatch(
      /^~ acme.tar.gz\n {4}acme 2.0.0, 1 rule\n {4}sha256:.*\n {4}signed with ES256 by acme, .*\n {4}was sha256:/,
    )
    expect(readFileSync(join(cwd, 'modelward.lock'), 'utf8')).toBe(before)
    expect(await run(cwd, 'policy', 'lock', '--update')).toMatchObject({ status: 0, stderr: '' })
    expect((await run(cwd, 'check')).stdout).toContain('The card has not been reviewed.')
  })

  test('leaves the lock when modelward.yml no longer names it', async () => {
    const cwd = await pinned()
    write(cwd, { 'modelward.yml': 'profile: baseline\n' })
    expect((await run(cwd, 'policy', 'lock')).stdout).toBe('- acme.tar.gz\nmodelward.lock: 0 packs\n')
  })

  test('may be one that only --policy names', async () => {
    const cwd = folder({ 'README.md': card(), 'acme.tar.gz': acme.bundle })
    const check = ['check', '--profile', 'baseline', '--policy', 'acme.tar.gz']
    expect((await run(cwd, ...check)).stderr).toBe(
      'modelward: The policy pack acme.tar.gz is not loaded: modelward.lock does not pin it. Pin it: modelward policy lock acme.tar.gz\n',
    )
    await run(cwd, 'policy', 'lock', 'acme.tar.gz')
    expect((await run(cwd, ...check)).stdout).toContain(FOUND)
  })
})

describe('policy lock', () => {
  test('says where there is nothing to pin', async () => {
    const cwd = folder({ 'modelward.yml': 'policies: [policies]\n', 'policies/a.rego': RULE })
    expect((await run(cwd, 'policy', 'lock')).stdout).toBe(
      'There is nothing to pin: folders are read as they are.\n',
    )
    expect((await run(cwd, 'policy', 'lock', 'policies')).stderr).toContain('policies is a folder')
  })

  test('is told where the lock is damaged', async () => {
    const cwd = await pinned()
    const lock = readFileSync(join(cwd, 'modelward.lock'), 'utf8')
    for (const [text, place] of [
      [lock.slice(0, -10), 'modelward.lock:'],
      [lock.replace('"digest"', '"digets"'), 'modelward.lock:4:20: '],
      [lock.replace('"resolved": "acme', '"resolved": "other'), 'modelward.lock:4:5: '],
      [
        lock.replace(/"public_key": .*/, '"public_key": "no PEM, and yet long enough for a secret"'),
        'no public key',
      ],
    ] as const) {
      writeFileSync(join(cwd, 'modelward.lock'), text)
      expect(await run(cwd, 'check')).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringContaining(place),
      })
    }
  })
})

test('a pack comes from git once, then from the cache, and a moved branch changes nothing', async () => {
  const root = folder()
  const source = repository({ 'rules/acme_001.rego': RULE, 'rules/acme_001_test.rego': 'package t\n' })
  git(root, 'clone', '--quiet', '--bare', source, 'acme.git')
  const server = await serveGit(root)
  const reference = `git+${server.url}/acme.git@main#rules`
  const cwd = consumer([reference])
  const head = git(source, 'rev-parse', 'HEAD')

  expect((await run(cwd, 'check')).stderr).toContain('modelward.lock does not pin it')
  expect(server.requests()).toBe(0)
  const { status, stdout } = await run(cwd, 'policy', 'lock')
  expect([status, stdout]).toEqual([
    0,
    expect.stringContaining(`    ${reference.replace('@main', `@${head}`)}\n`),
  ])
  expect((await run(cwd, 'check')).stdout).toContain(FOUND)

  write(source, { 'rules/acme_001.rego': RULE.replace('"reviewed"', '"x"') })
  commit(source)
  git(source, 'push', '--quiet', join(root, 'acme.git'), 'main')
  expect((await run(cwd, 'policy', 'lock')).stdout).toContain('= git+http')
  expect((await run(cwd, 'policy', 'lock', '--update')).stdout).toContain(
    `was ${reference.replace('@main', `@${head}`)}`,
  )
  await server.close()
  // Offline, and with the new commit.
  expect((await run(cwd, 'check')).stdout).toContain(FOUND)
})

test('a pack is pushed to a registry, pinned with its signer, and checked offline', async () => {
  const registry = await serveRegistry()
  const reference = `oci://${registry.host}/acme/policies:1.0.0`
  expect(await run(acme.cwd, 'policy', 'push', 'acme.tar.gz', reference)).toMatchObject({
    status: 0,
    stderr: '',
  })
  const cwd = consumer([reference])
  const locked = await run(cwd, 'policy', 'lock', '--verification-key', join(acme.cwd, 'acme.pub'))
  expect(locked).toMatchObject({ status: 0, stderr: '' })
  expect(locked.stdout).toContain(`    ${reference}@sha256:`)
  await registry.close()
  expect((await run(cwd, 'check')).stdout).toContain(FOUND)
})
