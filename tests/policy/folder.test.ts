import { chmod, copyFile, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ENGINE_RECORD } from '../../src/policy/engine.ts'
import { type CompileFolderOptions, compileFolder, readPolicyFolder } from '../../src/policy/folder.ts'
import { cacheKey } from '../../src/policy/pack-cache.ts'

const dist = new URL('../../dist/', import.meta.url)
const RULE = { path: 'a.rego', text: 'package a\nviolation contains 1 if input.x\n' }

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelward-folder-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

describe('reading a folder of policies', () => {
  it('gives all .rego files below it, sorted, under the path as it was given', async () => {
    await write({
      'b/z.rego': 'z',
      'b.rego': 'b',
      'a.rego': 'a',
      'README.md': '',
      '.hidden/h.rego': '',
      'node_modules/n.rego': '',
    })
    const expected = ['a.rego', 'b.rego', 'b/z.rego'].map((path) => `${folder}/${path}`)
    expect((await readPolicyFolder(folder)).map(({ path }) => path)).toEqual(expected)
    expect(await readPolicyFolder(`${folder}/`)).toEqual(await readPolicyFolder(folder))
  })

  it('gives the one file that the path names', async () => {
    await write({ 'one.rego': '\ufeffpackage one\n' })
    const path = join(folder, 'one.rego')
    expect(await readPolicyFolder(path)).toEqual([{ path, text: 'package one\n' }])
  })

  it('refuses a folder without policies, and one that there is none', async () => {
    await expect(readPolicyFolder(folder)).rejects.toMatchObject({ code: 'PATH', place: { path: folder } })
    await expect(readPolicyFolder(`${folder}/missing`)).rejects.toMatchObject({ code: 'PATH' })
  })

  it('refuses a link rather than to pass over a rule', async () => {
    await write({ 'a.rego': RULE.text })
    await symlink('/etc/hostname', join(folder, 'b.rego'))
    await expect(readPolicyFolder(folder)).rejects.toMatchObject({
      code: 'PATH',
      message: expect.stringContaining('b.rego cannot be read: It is a link'),
    })
  })

  it('refuses what is not UTF-8', async () => {
    await write({ 'a.rego': Uint8Array.from([0x70, 0xff]) })
    await expect(readPolicyFolder(folder)).rejects.toMatchObject({
      code: 'POLICY_COMPILE',
      place: { path: `${folder}/a.rego` },
    })
  })
})

describe('compiling on the spot', () => {
  function options(change: Partial<CompileFolderOptions> = {}): CompileFolderOptions {
    const assets = { dist, cacheDir: join(folder, 'cache') }
    return { name: 'team', version: '1.0.0', sources: [RULE], assets, ...change }
  }

  /** A dist folder in which the engine is recorded and is not there: whoever loads it fails. */
  async function distWithoutEngine(): Promise<URL> {
    await mkdir(join(folder, 'dist'))
    await copyFile(fileURLToPath(new URL(ENGINE_RECORD, dist)), join(folder, 'dist', ENGINE_RECORD))
    return pathToFileURL(join(folder, 'dist/'))
  }

  it('gives a pack, and the same from the cache without loading the engine', async () => {
    const first = await compileFolder(options())
    expect(first).toMatchObject({ name: 'team', version: '1.0.0', rules: [{ id: 'a.violation' }] })
    const assets = { dist: await distWithoutEngine(), cacheDir: join(folder, 'cache') }
    const second = await compileFolder(options({ assets }))
    expect({ ...second, wasm: [...second.wasm] }).toEqual({ ...first, wasm: [...first.wasm] })
    const changed = [{ ...RULE, text: `${RULE.text}\n` }]
    await expect(compileFolder(options({ assets, sources: changed }))).rejects.toMatchObject({
      code: 'ENGINE',
    })
  })

  it.each(['.json', '.wasm'])('compiles again when the %s in the cache is damaged', async (extension) => {
    const first = await compileFolder(options())
    const cache = join(folder, 'cache/packs')
    const name = (await readdir(cache)).find((each) => each.endsWith(extension)) ?? ''
    await writeFile(join(cache, name), 'damaged')
    const second = await compileFolder(options())
    expect(second.digest).toBe(first.digest)
    const assets = { dist: await distWithoutEngine(), cacheDir: join(folder, 'cache') }
    expect((await compileFolder(options({ assets }))).digest).toBe(first.digest)
  })

  it('does not believe a pack in the cache that others may write', async () => {
    await compileFolder(options())
    const cache = join(folder, 'cache/packs')
    for (const name of await readdir(cache)) await chmod(join(cache, name), 0o666)
    // Without the engine it cannot be compiled anew: it is not taken from the cache.
    const assets = { dist: await distWithoutEngine(), cacheDir: join(folder, 'cache') }
    await expect(compileFolder(options({ assets }))).rejects.toMatchObject({ code: 'ENGINE' })
  })

  it('leaves nothing unfinished in the cache, which is the user’s alone', async () => {
    await compileFolder(options())
    const names = await readdir(join(folder, 'cache/packs'))
    expect(names.map((name) => name.replace(/^[0-9a-f]{64}/, '')).sort()).toEqual(['.json', '.wasm'])
    expect((await stat(join(folder, 'cache/packs'))).mode & 0o077).toBe(0)
  })

  it('works without a cache, and with one that cannot be written', async () => {
    const none = await compileFolder(options({ assets: { dist, cacheDir: null } }))
    await writeFile(join(folder, 'file'), '')
    const unwritable = await compileFolder(options({ assets: { dist, cacheDir: join(folder, 'file') } }))
    expect(unwritable.digest).toBe(none.digest)
    expect(await readdir(folder)).toEqual(['file'])
  })

  it('refuses policies without a rule', async () => {
    const sources = [{ path: 'lib.rego', text: 'package lib\nx := 1\n' }]
    await expect(compileFolder(options({ sources }))).rejects.toMatchObject({
      code: 'POLICY_COMPILE',
      message: expect.stringContaining('has no rule'),
    })
  })

  it('keeps by everything that the pack depends on, and not by the order of files', () => {
    const b = { path: 'b.rego', text: 'package b' }
    const terms = 'modelward' as const
    const parts = {
      name: 'n',
      version: 'v',
      engine: 'e',
      sources: [RULE, b],
      schema: null,
      terms,
      each: false,
    }
    const key = cacheKey(parts)
    expect(cacheKey({ ...parts, sources: [b, RULE] })).toBe(key)
    const others = [
      { ...parts, name: 'm' },
      { ...parts, version: 'w' },
      { ...parts, engine: 'f' },
      { ...parts, sources: [RULE] },
      { ...parts, sources: [{ path: 'a.rego', text: `${RULE.text}b.rego` }, b] },
      { ...parts, schema: {} },
      { ...parts, terms: 'conftest' as const },
      { ...parts, each: true },
    ]
    expect(new Set([key, ...others.map(cacheKey)]).size).toBe(others.length + 1)
  })
})
