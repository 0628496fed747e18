import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../src/check.ts'
import { UserError } from '../../src/errors.ts'
import { readArchive, writeArchive } from '../../src/packs/archive.ts'
import { buildPack } from '../../src/packs/build.ts'
import { compiledWith } from '../../src/packs/load.ts'
import { emptyLock, type Lock, lockText, parseLock } from '../../src/packs/lock.ts'
import { changeOf, type PinOptions, pinPack, type WantedSigner } from '../../src/packs/pin.ts'
import { SIGNATURES, signFiles } from '../../src/packs/signatures.ts'
import type { PackFiles } from '../../src/packs/source.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { factsSchema } from '../../src/policy/load-packs.ts'
import { keysOf, type Pair, pairFor } from './keys.ts'

const RULE = `# METADATA
# title: Cards carry the tag of their review
# custom: {id: ACME-001, severity: error, remediation: Ask for a review.}
package acme.rules.acme_001

violation contains {"message": "The card was not reviewed.", "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not "reviewed" in card.tags
}
`
// With a cache, a pack that has to be compiled is compiled once in each test.
const CACHE = mkdtempSync(join(tmpdir(), 'modelward-pinned-cache-'))
const ASSETS = { dist: new URL('../../dist/', import.meta.url), cacheDir: CACHE }
const NAME = 'acme.tar.gz'

const [acme, mallory, secret] = [pairFor('ES256'), pairFor('ES256'), pairFor('HS256')]
let files: PackFiles
beforeAll(async () => {
  const schema = await factsSchema(ASSETS)
  const engine = await loadEngineFrom(fileURLToPath(ASSETS.dist))
  files = buildPack(engine, {
    name: 'acme',
    version: '1.2.0',
    sources: [{ path: 'acme_001.rego', text: RULE }],
    data: {},
    schema,
    opa: '1.22.2',
    compiledWith: await compiledWith(ASSETS, schema),
  }).files
})

const folders: string[] = [CACHE]
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A repository whose modelward.yml names the bundle. */
function repository(bundle: Uint8Array, more: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'modelward-pinned-'))
  folders.push(root)
  const contents = {
    'README.md': '---\nlicense: mit\ntags: [x]\n---\n# X\n',
    'modelward.yml': `profile: baseline\npolicies: [${NAME}]\n`,
    [NAME]: bundle,
    ...more,
  }
  for (const [path, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

function signed(pair: Pair, change: (files: Map<string, Uint8Array>) => void = () => undefined): Uint8Array {
  const all = new Map(files)
  change(all)
  const { signing } = keysOf(pair)
  const [algorithm = 'ES256'] = signing.algorithms
  const signer = { key: signing, algorithm, keyId: 'acme', scope: null }
  return writeArchive(new Map([...all, [SIGNATURES, signFiles(all, signer)]]), SIGNATURES)
}

function wanted(pair: Pair, more: Partial<WantedSigner> = {}): WantedSigner {
  return { key: keysOf(pair).verification, ...more }
}

function lockIn(root: string): Lock {
  try {
    return parseLock('modelward.lock', readFileSync(join(root, 'modelward.lock')))
  } catch (error) {
    if (error instanceof UserError) throw error
    return emptyLock()
  }
}

/** `policy lock`, without the terminal. */
async function lock(root: string, options: Partial<PinOptions> = {}) {
  const named = { reference: NAME, readFile: async () => readFileSync(join(root, NAME)) }
  const pinned = await pinPack(
    named,
    lockIn(root),
    { update: false, ...options },
    { assets: ASSETS, env: {} },
  )
  writeFileSync(join(root, 'modelward.lock'), lockText(new Map([[NAME, pinned.entry]])))
  return pinned
}

/** The findings of the pack's rule. */
async function findings(root: string): Promise<string[]> {
  const report = await check({ path: root, effectiveTime: '2026-01-01T00:00:00Z', assets: ASSETS })
  return report.systems.flatMap((system) =>
    system.findings.flatMap(({ rule, message }) => (rule === 'ACME-001' ? [message] : [])),
  )
}

const FOUND = ['The card was not reviewed.']

describe('a pack that is pinned', () => {
  test('finds what its rules are for', async () => {
    const root = repository(signed(acme))
    const { entry, before, pack, unverified } = await lock(root, { signer: wanted(acme) })
    expect({ before, unverified, name: pack.name, version: pack.version, signer: entry.signer }).toEqual({
      before: null,
      unverified: null,
      name: 'acme',
      version: '1.2.0',
      signer: { algorithm: 'ES256', key_id: 'acme', public_key: acme.public },
    })
    expect(await findings(root)).toEqual(FOUND)
    const { packs } = await check({ path: root, effectiveTime: '2026-01-01T00:00:00Z', assets: ASSETS })
    expect(packs.map(({ name, signer }) => [name, signer])).toEqual([
      ['modelward', null],
      [
        'acme',
        { algorithm: 'ES256', key_id: 'acme', fingerprint: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      ],
    ])
  })

  test('by its digest alone tells that its signature was not verified', async () => {
    const root = repository(signed(acme))
    const { entry, unverified } = await lock(root)
    expect([entry.signer, unverified]).toEqual([
      undefined,
      { algorithm: 'ES256', keyId: 'acme', scope: null },
    ])
    expect(await findings(root)).toEqual(FOUND)
    // The signer can be added, since nothing becomes weaker.
    expect(changeOf(await lock(root, { signer: wanted(acme) }))).toBe('signer-added')
  })

  test('with a secret, which stands nowhere, is held by its digest', async () => {
    const root = repository(signed(secret))
    await lock(root, { signer: wanted(secret) })
    expect(readFileSync(join(root, 'modelward.lock'), 'utf8')).not.toContain(secret.public)
    expect(await findings(root)).toEqual(FOUND)
    writeFileSync(
      join(root, NAME),
      signed(secret, (all) => all.set('more.txt', new Uint8Array())),
    )
    await expect(findings(root)).rejects.toThrow('it has changed since it was pinned')
    await expect(lock(root, { update: true })).rejects.toThrow(
      'its signature needs the secret. Give --verification-key FILE.',
    )
  })

  test.each(['engine', 'facts_schema'])('is compiled anew where another %s compiled it', async (part) => {
    const record = Buffer.from(files.get('modelward.json') ?? '').toString()
    const other = record.replace(new RegExp(`"${part}": ".{64}"`), `"${part}": "${'0'.repeat(64)}"`)
    expect(other).not.toBe(record)
    const root = repository(signed(acme, (all) => all.set('modelward.json', Buffer.from(other))))
    await lock(root, { signer: wanted(acme) })
    expect(await findings(root)).toEqual(FOUND)
  })

  test('may be one of opa, which compiled nothing and brings data along', async () => {
    const bundle = writeArchive(
      new Map([
        ['.manifest', Buffer.from('{"revision":"7","roots":[""],"rego_version":1}')],
        ['data.json', Buffer.from('{"acme": {"tag": "x"}}')],
        ['src/a.rego', Buffer.from(RULE.replace('"reviewed" in', 'data.acme.tag in'))],
      ]),
    )
    const root = repository(bundle)
    const { pack } = await lock(root)
    expect([pack.name, pack.version]).toEqual([NAME, '7'])
    // The card has the tag that the data names; without the data the rule would find that it has none.
    expect(await findings(root)).toEqual([])
  })

  test('does not change without a word, and keeps its signer when it does', async () => {
    const root = repository(signed(acme))
    const first = await lock(root, { signer: wanted(acme) })
    expect(changeOf(await lock(root))).toBe('same')
    writeFileSync(
      join(root, NAME),
      signed(acme, (all) => all.set('more.txt', new Uint8Array())),
    )
    await expect(findings(root)).rejects.toThrow(
      /it has changed since it was pinned: it is sha256:.*, and modelward.lock has sha256:.*\. If that is meant: modelward policy lock --update$/,
    )
    const second = await lock(root)
    expect(changeOf(second)).toBe('changed')
    expect(second.entry.signer).toEqual(first.entry.signer)
  })

  test('takes another key only if it is given', async () => {
    const root = repository(signed(acme))
    await lock(root, { signer: wanted(acme) })
    writeFileSync(join(root, NAME), signed(mallory))
    await expect(lock(root, { update: true })).rejects.toThrow(
      'Its signature is not of the key that is expected',
    )
    expect(changeOf(await lock(root, { signer: wanted(mallory) }))).toBe('changed')
  })

  test('stands beside the configuration that is given, which may name files anywhere', async () => {
    const root = repository(signed(acme), { 'ci/gate.yml': `profile: baseline\npolicies: [${NAME}]\n` })
    await lock(root)
    const options = {
      path: root,
      config: join(root, 'ci/gate.yml'),
      effectiveTime: '2026-01-01T00:00:00Z',
      assets: ASSETS,
    }
    await expect(check(options)).rejects.toThrow('does not pin it')
    writeFileSync(join(root, 'ci/modelward.lock'), readFileSync(join(root, 'modelward.lock')))
    expect((await check(options)).packs.map(({ name }) => name)).toContain('acme')
  })
})

describe('refused by check, and by policy lock --update, is', () => {
  async function refusal(bundle: Uint8Array): Promise<string> {
    const root = repository(signed(acme))
    await lock(root, { signer: wanted(acme) })
    writeFileSync(join(root, NAME), bundle)
    const error: unknown = await findings(root).catch((each: unknown) => each)
    expect(error).toMatchObject({ code: 'PACK', place: { path: 'modelward.yml', line: 2, column: 12 } })
    await expect(lock(root, { update: true })).rejects.toThrow(UserError)
    return error instanceof UserError ? error.message : ''
  }

  function tampered(change: (files: Map<string, Uint8Array>) => void): Uint8Array {
    const all = new Map(readArchive(signed(acme)))
    change(all)
    return writeArchive(all)
  }

  test.each<[string, () => Uint8Array, string]>([
    [
      'a rule that was changed',
      () => tampered((all) => all.set('acme_001.rego', Buffer.from(RULE.replace('error', 'note')))),
      'The file acme_001.rego is not the one that was signed.',
    ],
    [
      'a module that was changed',
      () => tampered((all) => all.set('policy.wasm', Buffer.from('\0asm'))),
      'The file policy.wasm is not the one that was signed.',
    ],
    [
      'a record that was changed',
      () => tampered((all) => all.set('modelward.json', Buffer.from('{}'))),
      'The file modelward.json is not the one that was signed.',
    ],
    [
      'a file that was added',
      () => tampered((all) => all.set('more.rego', Buffer.from('package more'))),
      'Its signature does not cover the file more.rego.',
    ],
    [
      'a file that was taken away',
      () => tampered((all) => all.delete('policy.wasm')),
      'The file policy.wasm was signed, and is not there.',
    ],
    ['a signature that was taken away', () => tampered((all) => all.delete(SIGNATURES)), 'It is not signed.'],
    [
      'a signature of somebody else under the same name',
      () => signed(mallory),
      'Its signature is not of the key that is expected.',
    ],
    [
      'a bundle that is cut',
      () => signed(acme).subarray(0, 5_000),
      'it is no whole gzip file. Get it anew from its publisher.',
    ],
    ['a bomb', () => gzipSync(Buffer.alloc(150 * 1024 * 1024)), 'unpacked it is larger than 128 MiB'],
    ['no bundle at all', () => Buffer.from('package acme'), 'it is no whole gzip file'],
  ])('%s', async (_, bundle, message) => {
    expect(await refusal(bundle())).toContain(message)
  })

  test('any byte that differs, where the digest alone is pinned', async () => {
    const bundle = signed(acme)
    const root = repository(bundle)
    await lock(root)
    for (const share of [0.0001, 0.3, 0.6, 0.9, 0.9999]) {
      const bytes = Buffer.from(bundle)
      const at = Math.floor(bytes.length * share)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(join(root, NAME), bytes)
      await expect(findings(root)).rejects.toThrow('it has changed since it was pinned')
    }
  })
})

describe('policy lock pins nothing', () => {
  test.each<[string, WantedSigner, string]>([
    ['of somebody else', wanted(mallory), 'Its signature is not of the key that is expected'],
    [
      'for a key of another kind',
      wanted(pairFor('EdDSA')),
      'Its signature is of algorithm "ES256", and the key is for EdDSA.',
    ],
    ['for a secret', wanted(secret), 'and the key is for HS256, HS384, HS512.'],
    ['under another id', wanted(acme, { keyId: 'x' }), 'It is signed by the key "acme", not by the key "x"'],
    ['for another scope', wanted(acme, { scope: 'x' }), 'for no scope, not for the scope "x"'],
  ])('%s', async (_, signer, message) => {
    const root = repository(signed(acme))
    await expect(lock(root, { signer })).rejects.toThrow(message)
    expect([...lockIn(root).packs]).toEqual([])
  })

  test('that is not signed, where a key is given', async () => {
    await expect(lock(repository(writeArchive(files)), { signer: wanted(acme) })).rejects.toThrow(
      'It is not signed.',
    )
  })

  test('whose rules do not compile', async () => {
    const bundle = writeArchive(
      new Map([['a.rego', Buffer.from('package a\n\nviolation contains x if true\n')]]),
    )
    await expect(lock(repository(bundle))).rejects.toThrow(
      'The policy pack acme.tar.gz is not loaded. a.rego:3: ',
    )
  })

  test('that has no rule', async () => {
    await expect(
      lock(repository(writeArchive(new Map([['a.rego', Buffer.from('package a\n')]])))),
    ).rejects.toThrow('no rule')
    await expect(lock(repository(writeArchive(new Map())))).rejects.toThrow('There is no .rego file in it.')
  })
})

test('a modelward.yml of the tree names no bundle outside of it', async () => {
  const root = repository(signed(acme), { 'modelward.yml': `policies: [../${NAME}]\n` })
  await lock(root)
  const text = readFileSync(join(root, 'modelward.lock'), 'utf8').replaceAll(`"${NAME}"`, `"../${NAME}"`)
  writeFileSync(join(root, 'modelward.lock'), text)
  await expect(findings(root)).rejects.toThrow('It leaves the tree')
})
