import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf, packFileText, readPack, toPack } from '../../src/policy/pack.ts'
import type { Pack, Rule } from '../../src/policy/types.ts'

const RULE: Rule = {
  id: 'A-1',
  title: 'Title',
  description: 'What it is for.',
  severity: 'error',
  remediation: 'Mend it.',
  controls: { 'nist-ssdf-ai': ['PS.1.3'] },
  references: ['https://example.org'],
  parameters: { floor: { type: 'number', default: 3, description: 'At least.' } },
  package: 'a',
  file: 'a.rego',
  row: 1,
}
const PACK: Pack = toPack(
  { name: 'team', version: '1.2.3' },
  {
    wasm: Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0]),
    rules: [RULE],
    entrypoints: { all: 'modelward/pack/all', rules: { 'A-1': 'modelward/pack/r0' } },
    builtins: ['semver.compare'],
  },
)

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelward-pack-'))
  await writeFile(join(folder, 'team.wasm'), PACK.wasm)
  await writeFile(join(folder, 'team.json'), packFileText(PACK, 'v1.22.2'))
})
afterEach(() => rm(folder, { recursive: true }))

async function rewrite(change: (file: Record<string, unknown>) => unknown): Promise<void> {
  const path = join(folder, 'team.json')
  await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')))))
}

describe('a pack', () => {
  it('is named by the digest of its module', () => {
    expect(PACK.digest).toBe('sha256:93a44bbb96c751218e4c00d479e4c14358122a389acca16205b1e4d0dc5f9476')
    expect(digestOf(PACK.wasm)).toBe(PACK.digest)
  })

  it('comes back from its files as it was', async () => {
    const read = await readPack(folder, 'team')
    expect({ ...read, wasm: new Uint8Array(read.wasm) }).toEqual(PACK)
  })

  it('names in its record the OPA that compiled it', () => {
    expect(JSON.parse(packFileText(PACK, 'v1.22.2'))).toMatchObject({ pack_version: '1', opa: 'v1.22.2' })
  })
})

describe('a pack that is not what it says', () => {
  it('has another module', async () => {
    await writeFile(join(folder, 'team.wasm'), Uint8Array.from([...PACK.wasm, 0]))
    await expect(readPack(folder, 'team')).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('digest'),
    })
  })

  it.each(['team.wasm', 'team.json'])('lacks %s', async (name) => {
    await rm(join(folder, name))
    await expect(readPack(folder, 'team')).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('cannot be read'),
    })
  })

  it('has a record that is no JSON', async () => {
    await writeFile(join(folder, 'team.json'), '{')
    await expect(readPack(folder, 'team')).rejects.toMatchObject({ code: 'INTERNAL' })
  })

  it.each([
    ['a version that does not exist', { pack_version: '9' }],
    ['no name', { name: 1 }],
    ['no digest', { digest: null }],
    ['rules that are no list', { rules: {} }],
    ['a rule of unknown severity', { rules: [{ ...RULE, severity: 'fatal' }] }],
    ['a rule with a control that is no list', { rules: [{ ...RULE, controls: { f: 'PS.1' } }] }],
    [
      'a parameter whose default has another type',
      { rules: [{ ...RULE, parameters: { p: { type: 'number', default: '1', description: '' } } }] },
    ],
    ['a rule without an entrypoint', { entrypoints: { all: 'a', rules: {} } }],
    ['an entrypoint without a rule', { entrypoints: { all: 'a', rules: { 'A-1': 'x', 'A-2': 'y' } } }],
    [
      'an entrypoint that is inherited',
      { rules: [{ ...RULE, id: 'constructor' }], entrypoints: { all: 'a', rules: { x: 'x' } } },
    ],
  ])('has a record with %s', async (_, change) => {
    await rewrite((file) => ({ ...file, ...change }))
    await expect(readPack(folder, 'team')).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('not a policy pack of this version'),
    })
  })
})
