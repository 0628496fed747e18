import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readArchive, writeArchive } from '../../src/packs/archive.ts'
import { buildPack } from '../../src/packs/build.ts'
import { readBundle } from '../../src/packs/bundle.ts'
import { hashFile } from '../../src/packs/hash.ts'
import { ALGORITHM_NAMES, type Algorithm } from '../../src/packs/keys.ts'
import { SIGNATURES, signFiles, verifyFiles } from '../../src/packs/signatures.ts'
import type { PackFiles } from '../../src/packs/source.ts'
import { loadEngineFrom } from '../../src/policy/engine.ts'
import { keysOf, type Pair, pairFor } from './keys.ts'

// OPA itself, as the other reader and writer of the format.
const OPA = spawnSync('opa', ['version']).status === 0
if (!OPA) {
  console.log(
    'opa is not on the PATH, so bundles are not exchanged with it here. .ci/run installs opa and does.',
  )
}

const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'modelward-opa-'))
  folders.push(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

function opa(cwd: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('opa', args, { cwd, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}

const RULE = `# METADATA
# title: Cards carry a tag
# custom:
#   id: ACME-001
#   severity: error
#   remediation: Add it.
package acme.rules.acme_001

violation contains {"message": $"no {data.acme.tag}", "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not data.acme.tag in card.tags
}
`
const DATA = { acme: { tag: 'reviewed' } }
const INPUT = JSON.stringify({ model_cards: [{ tags: [] }, { tags: ['reviewed'] }] })
const FOUND = [{ at: '/model_cards/0', message: 'no reviewed' }]

function ownBundle(): PackFiles {
  const { files } = buildPack(engine, {
    name: 'acme',
    version: '1.2.0',
    sources: [{ path: 'acme_001.rego', text: RULE }],
    data: DATA,
    schema: {},
    opa: '1.22.2',
    compiledWith: { engine: '', facts_schema: '' },
  })
  return files
}

function signedBundle(pair: Pair, algorithm: Algorithm): PackFiles {
  const files = ownBundle()
  const signer = { key: keysOf(pair).signing, algorithm, keyId: 'acme', scope: null }
  return new Map([...files, [SIGNATURES, signFiles(files, signer)]])
}

describe.runIf(OPA)('OPA', () => {
  test('evaluates a bundle that Modelward built', () => {
    const cwd = folder({ 'acme.tar.gz': writeArchive(ownBundle()), 'input.json': INPUT })
    const { output } = opa(
      cwd,
      'eval',
      '-b',
      'acme.tar.gz',
      '-i',
      'input.json',
      '-f',
      'raw',
      'data.acme.rules.acme_001.violation',
    )
    expect(JSON.parse(output)).toEqual(FOUND)
    expect(opa(cwd, 'inspect', 'acme.tar.gz').output).toContain('1.2.0')
  })

  test.each(ALGORITHM_NAMES)('verifies what Modelward signed with %s, and nothing else', (algorithm) => {
    const pair = pairFor(algorithm)
    const files = new Map(signedBundle(pair, algorithm))
    const other = algorithm.startsWith('HS') ? 'x'.repeat(40) : pairFor(algorithm).public
    const cwd = folder({ 'acme.tar.gz': writeArchive(files), 'acme.pub': pair.public, 'other.pub': other })
    const verify = (bundle: string, key: string) =>
      opa(
        cwd,
        'build',
        '-b',
        bundle,
        '--verification-key',
        key,
        '--signing-alg',
        algorithm,
        '--verification-key-id',
        'acme',
        '-o',
        'out.tar.gz',
      )
    expect(verify('acme.tar.gz', 'acme.pub')).toEqual({ status: 0, output: '' })
    expect(verify('acme.tar.gz', 'other.pub').status).toBe(1)
    writeFileSync(join(cwd, 'tampered.tar.gz'), writeArchive(files.set('modelward.json', Buffer.from('{}'))))
    expect(verify('tampered.tar.gz', 'acme.pub').output).toContain('modelward.json: digest mismatch')
  })

  test.each(ALGORITHM_NAMES)('signs with %s what Modelward verifies', (algorithm) => {
    const pair = pairFor(algorithm)
    const cwd = folder({
      'src/a.rego': RULE,
      'src/data.json': JSON.stringify(DATA),
      'acme.key': pair.private,
    })
    const built = opa(
      cwd,
      'build',
      '-b',
      'src',
      '--signing-key',
      'acme.key',
      '--signing-alg',
      algorithm,
      '-o',
      'acme.tar.gz',
      '-r',
      '1.2.0',
    )
    expect(built).toEqual({ status: 0, output: '' })
    const files = readArchive(readFileSync(join(cwd, 'acme.tar.gz')))
    const signer = { key: keysOf(pair).verification, algorithm, keyId: 'default', scope: null }
    verifyFiles(files, signer)
    const { revision, sources, data, compiled } = readBundle(files)
    expect({ revision, data, compiled, paths: sources.map(({ path }) => path) }).toEqual({
      revision: '1.2.0',
      data: expect.objectContaining({ acme: expect.objectContaining(DATA.acme) }),
      compiled: null,
      paths: ['src/a.rego'],
    })
  })

  test('signs a folder, with the hashes that Modelward computes', () => {
    const data = fc.sample(fc.json({ maxDepth: 5 }), { numRuns: 300, seed: 7 })
    const awkward = [
      '[1.0, 1E+3, -0, 10000000000000000001]',
      '"\\ud800 \\u2028<&>\\u0007"',
      '{"\uff61":1,"\u{1f600}":2}',
    ]
    const contents = Object.fromEntries([...data, ...awkward].map((text, i) => [`d${i}/data.json`, text]))
    const yaml = {
      'y1/data.yaml': 'a: [1, 2.50, true, ~, x]\nb: {c: "1"}\n',
      'y2/data.yml': '# nothing but\nn: 10\n',
    }
    const cwd = folder({
      ...contents,
      ...yaml,
      '.manifest': '{"roots": [ "a" ], "revision": ""}',
      'a.rego': RULE,
      'acme.key': pairFor('RS256').private,
    })
    expect(opa(cwd, 'sign', '-b', '.', '--signing-key', 'acme.key').status).toBe(0)
    const [token] = JSON.parse(readFileSync(join(cwd, SIGNATURES), 'utf8')).signatures
    const { files } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString())
    expect(files.length).toBeGreaterThan(300)
    for (const { name, hash, algorithm } of files) {
      expect(`${name} ${hashFile(name, readFileSync(join(cwd, name)), algorithm)}`).toBe(`${name} ${hash}`)
    }
  })

  test('makes a tar of a signed folder with tar(1) that Modelward verifies', () => {
    const pair = pairFor('ES256')
    const cwd = folder({ 'a.rego': RULE, 'acme/data.json': '{"tag": "x"}' })
    const key = join(folder({ key: pair.private }), 'key')
    expect(opa(cwd, 'sign', '-b', '.', '--signing-key', key, '--signing-alg', 'ES256').status).toBe(0)
    const files = readArchive(execFileSync('tar', ['-czf', '-', '.'], { cwd }))
    verifyFiles(files, { key: keysOf(pair).verification, algorithm: 'ES256', keyId: null, scope: null })
    expect(JSON.parse(JSON.stringify(readBundle(files).data))).toEqual({ acme: { tag: 'x' } })
  })

  test('takes entrypoints out of the sources where it compiles to WASM, and that is refused', () => {
    const cwd = folder({ 'src/a.rego': RULE })
    opa(cwd, 'build', '-t', 'wasm', '-e', 'acme/rules/acme_001/violation', '-b', 'src', '-o', 'acme.tar.gz')
    const files = readArchive(readFileSync(join(cwd, 'acme.tar.gz')))
    expect(Buffer.from(files.get('src/a.rego') ?? '').toString()).not.toContain('violation contains')
    expect(() => readBundle(files)).toThrow(
      'opa build -t wasm takes the rules that are entrypoints out of the sources',
    )
  })
})
