import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CACHED_FROM_BYTES } from '../../src/repository/digest-cache.ts'
import type { HashAlgorithm } from '../../src/repository/tree.ts'
import { open, repository, temporaryFolder, write } from './fixture.ts'

const CONTENT = Buffer.alloc(CACHED_FROM_BYTES, 'weights')
const LIE = '11'.repeat(32)

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

async function digestOf(
  root: string,
  digestCache: string | undefined,
  algorithms: readonly HashAlgorithm[] = ['sha256'],
) {
  const tree = await open(root, { asFolder: true, ...(digestCache !== undefined && { digestCache }) })
  const [result] = await tree.digests([{ path: 'w.bin', algorithms }])
  return result?.digests
}

function cacheFile(cache: string): string {
  return join(cache, readdirSync(cache).find((name) => name.endsWith('.json')) ?? 'none')
}

/** Puts another digest in the cache, with the right seal, as only the user could: it shows who asks the cache. */
function plant(cache: string): void {
  const [, body = ''] = readFileSync(cacheFile(cache), 'utf8').split('\n')
  const planted = body.replace(sha256(CONTENT), LIE)
  expect(planted).not.toBe(body)
  writeFileSync(cacheFile(cache), `${sha256(planted)}\n${planted}`)
}

function folders(): { root: string; cache: string } {
  const root = temporaryFolder()
  write(root, { 'w.bin': CONTENT })
  return { root, cache: join(temporaryFolder(), 'digests') }
}

describe('the digest cache', () => {
  // The files of the tests are fresh, which a run does not trust.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test('keeps what was computed, and gives it where nothing has changed', async () => {
    const { root, cache } = folders()
    expect(await digestOf(root, cache)).toEqual({ sha256: sha256(CONTENT) })
    plant(cache)
    expect(await digestOf(root, cache)).toEqual({ sha256: LIE })
    expect(await digestOf(root, undefined)).toEqual({ sha256: sha256(CONTENT) })
  })

  test('an algorithm that it does not have is computed, and kept beside the others', async () => {
    const { root, cache } = folders()
    await digestOf(root, cache)
    const both = { sha256: sha256(CONTENT), md5: createHash('md5').update(CONTENT).digest('hex') }
    expect(await digestOf(root, cache, ['sha256', 'md5'])).toEqual(both)
    plant(cache)
    expect(await digestOf(root, cache, ['md5', 'sha256'])).toEqual({ ...both, sha256: LIE })
  })

  test('a byte that changed under its old modification time is hashed anew', async () => {
    const { root, cache } = folders()
    const path = join(root, 'w.bin')
    await digestOf(root, cache)
    plant(cache)
    const { atime, mtime } = statSync(path)
    const changed = Buffer.from(CONTENT)
    changed[1000] = 0
    writeFileSync(path, changed)
    utimesSync(path, atime, mtime)
    expect(statSync(path).size).toBe(CONTENT.length)
    expect(await digestOf(root, cache)).toEqual({ sha256: sha256(changed) })
  })

  test('another file in its place, with the same size and time, is hashed anew', async () => {
    const { root, cache } = folders()
    const path = join(root, 'w.bin')
    await digestOf(root, cache)
    const { atime, mtime } = statSync(path)
    const other = Buffer.alloc(CONTENT.length, 'other')
    writeFileSync(join(root, 'x'), other)
    utimesSync(join(root, 'x'), atime, mtime)
    renameSync(join(root, 'x'), path)
    expect(await digestOf(root, cache)).toEqual({ sha256: sha256(other) })
  })

  test('a file that has just changed is not kept', async () => {
    const { root, cache } = folders()
    vi.setSystemTime(statSync(join(root, 'w.bin')).mtimeMs + 1500)
    await digestOf(root, cache)
    expect(readdirSync(cache)).toEqual([])
    // A time that lies ahead tells nothing either.
    vi.setSystemTime(statSync(join(root, 'w.bin')).mtimeMs - 5000)
    await digestOf(root, cache)
    expect(readdirSync(cache)).toEqual([])
  })

  test('small files are not kept', async () => {
    const { root, cache } = folders()
    write(root, { 'w.bin': CONTENT.subarray(1) })
    await digestOf(root, cache)
    expect(readdirSync(cache)).toEqual([])
  })

  test('a file that leaves the tree is refused, whatever the cache has', async () => {
    const { root, cache } = folders()
    await digestOf(root, cache)
    const outside = temporaryFolder()
    renameSync(join(root, 'w.bin'), join(outside, 'w.bin'))
    symlinkSync(join(outside, 'w.bin'), join(root, 'w.bin'))
    expect(await digestOf(root, cache)).toMatchObject({ reason: 'unreadable' })
  })

  test.each([
    ['half written', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').slice(0, -10))],
    [
      'without its seal',
      (path: string) => writeFileSync(path, `\n${readFileSync(path, 'utf8').split('\n')[1]}`),
    ],
    ['open to others', (path: string) => chmodSync(path, 0o666)],
    [
      'a link',
      (path: string) => {
        renameSync(path, `${path}.moved`)
        symlinkSync(`${path}.moved`, path)
      },
    ],
    ['of another form', (path: string) => writeFileSync(path, `${sha256('[]')}\n[]`)],
  ])('a cache %s counts for nothing', async (_, spoil) => {
    const { root, cache } = folders()
    await digestOf(root, cache)
    plant(cache)
    spoil(cacheFile(cache))
    expect(await digestOf(root, cache)).toEqual({ sha256: sha256(CONTENT) })
  })

  test('a cache in the repository is not used: a pull request could bring one', async () => {
    const root = repository({ 'models/w.bin': CONTENT })
    for (const inside of ['models/.cache', '.cache']) {
      const cache = join(root, inside)
      mkdirSync(cache)
      const tree = await open(join(root, 'models'), { digestCache: cache })
      await tree.digests([{ path: 'w.bin', algorithms: ['sha256'] }])
      expect(readdirSync(cache)).toEqual([])
    }
  })

  test('a folder that cannot be made is no error', async () => {
    const { root } = folders()
    const cache = join(root, 'w.bin', 'cache')
    expect(await digestOf(root, cache)).toEqual({ sha256: sha256(CONTENT) })
    expect(existsSync(cache)).toBe(false)
  })
})
