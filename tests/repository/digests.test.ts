import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { rolldown } from 'rolldown'
import { describe, expect, test } from 'vitest'
import { THREADS_FROM_BYTES } from '../../src/repository/disk-digests.ts'
import { createContentHash } from '../../src/repository/hash.ts'
import type { HashAlgorithm } from '../../src/repository/tree.ts'
import { open, repository, temporaryFolder, write } from './fixture.ts'

/** Digests of `abc`, from the standards' examples, GNU coreutils and Python's hashlib and blake3. */
const ABC: Record<HashAlgorithm, string> = {
  md5: '900150983cd24fb0d6963f7d28e17f72',
  'md5-dos2unix': '900150983cd24fb0d6963f7d28e17f72',
  sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
  sha224: '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha384: 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  sha512:
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  'sha3-256': '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532',
  'sha3-384':
    'ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25',
  'sha3-512':
    'b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0',
  'blake2b-512':
    'ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923',
  'sha512-224': '4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa',
  'sha512-256': '53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23',
  'sha3-224': 'e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf',
  'blake2b-256': 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319',
  'blake2b-384':
    '6f56a82c8e7ef526dfe182eb5212f7db9df1317e57815dbda46083fc30f54ee6c66ba83be64b302d7cba6ce15bb556f4',
  'blake2s-256': '508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982',
  blake3: '6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85',
}
const ALGORITHMS = Object.keys(ABC).filter((name): name is HashAlgorithm => name in ABC)

async function hash(
  algorithm: HashAlgorithm,
  ...chunks: (string | Uint8Array)[]
): Promise<string | undefined> {
  const content = await createContentHash([algorithm])
  for (const chunk of chunks) content.update(Buffer.from(chunk))
  return content.digests()[algorithm]
}

function md5(content: string | Uint8Array): string {
  return createHash('md5').update(content).digest('hex')
}

describe('digests of a tree', () => {
  test('every algorithm, in the order of the requests, with what is missing in its place', async () => {
    const folder = repository({ abc: 'abc', empty: '' })
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      const [gone, abc, none, empty] = await tree.digests([
        { path: 'nothing', algorithms: ['sha256'] },
        { path: 'abc', algorithms: ALGORITHMS },
        { path: 'abc', algorithms: [] },
        { path: 'empty', algorithms: ['sha1', 'sha1'] },
      ])
      expect(gone?.digests).toMatchObject({ reason: 'unreadable', path: 'nothing' })
      expect(abc).toEqual({ path: 'abc', digests: ABC })
      expect(none?.digests).toEqual({})
      expect(empty?.digests).toEqual({ sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' })
    }
  })

  test('progress ends at the bytes of all files', async () => {
    const folder = repository({ a: 'x'.repeat(3_000_000), b: 'y' })
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      const calls: [number, number][] = []
      const requests = ['b', 'a'].map((path) => ({ path, algorithms: ['sha1'] as const }))
      await tree.digests(requests, (done, total) => calls.push([done, total]))
      expect(calls.at(-1)).toEqual([3_000_001, 3_000_001])
    }
  })
})

describe('md5-dos2unix, as DVC 2 records it', () => {
  const MEBI = 1024 * 1024

  test('reads CRLF as LF in text, and nothing else', async () => {
    expect(await hash('md5-dos2unix', 'a\r\nb\r\rc\n\r\r\n')).toBe(md5('a\nb\r\rc\n\r\n'))
    expect(await hash('md5-dos2unix', 'a\r')).toBe(md5('a\r'))
    expect(await hash('md5-dos2unix', '')).toBe(md5(''))
  })

  test('leaves what looks binary by its first 512 bytes as it is', async () => {
    const zero = 'a\0\r\n'
    expect(await hash('md5-dos2unix', zero)).toBe(md5(zero))
    const foreign = Buffer.concat([Buffer.alloc(155, 0xe9), Buffer.alloc(357, 'a'), Buffer.from('\r\n')])
    expect(await hash('md5-dos2unix', foreign)).toBe(md5(foreign))
    const mostlyText = Buffer.concat([Buffer.alloc(153, 0xe9), Buffer.alloc(359, 'a'), Buffer.from('\r\n\0')])
    expect(await hash('md5-dos2unix', mostlyText)).toBe(
      md5(Buffer.concat([mostlyText.subarray(0, 512), Buffer.from('\n\0')])),
    )
  })

  test('keeps a CRLF that the border of two of DVC’s blocks cuts', async () => {
    const text = `${'a'.repeat(MEBI - 1)}\r\nb\r\n`
    expect(await hash('md5-dos2unix', text)).toBe(md5(`${'a'.repeat(MEBI - 1)}\r\nb\n`))
    const inside = `${'a'.repeat(MEBI - 2)}\r\nb`
    expect(await hash('md5-dos2unix', inside)).toBe(md5(`${'a'.repeat(MEBI - 2)}\nb`))
  })

  test('does not depend on how the content comes in', async () => {
    const piece = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', 'é', '\u0001'), { maxLength: 800 })
    await fc.assert(
      fc.asyncProperty(piece, fc.array(fc.nat(900)), async (parts, cuts) => {
        const content = Buffer.from(parts.join(''))
        const chunks: Buffer[] = []
        let start = 0
        for (const cut of [...cuts.sort((a, b) => a - b), content.length]) {
          chunks.push(content.subarray(start, cut))
          start = Math.max(start, Math.min(cut, content.length))
        }
        expect(await hash('md5-dos2unix', ...chunks)).toBe(await hash('md5-dos2unix', content))
      }),
    )
  })
})

describe('worker threads', () => {
  async function bundledWorker(): Promise<URL> {
    const folder = temporaryFolder()
    const bundle = await rolldown({ input: resolve('src/repository/hash-worker.ts'), platform: 'node' })
    await bundle.write({ file: join(folder, 'hash-worker.mjs'), format: 'esm', codeSplitting: false })
    await bundle.close()
    return pathToFileURL(join(folder, 'hash-worker.mjs'))
  }

  const large = Buffer.alloc(THREADS_FROM_BYTES / 2, 'weights')
  const REQUESTS = ['small', 'large-1', 'nothing', 'large-2'].map((path) => ({
    path,
    algorithms: ['sha256', 'md5-dos2unix', 'blake3'] as const,
  }))

  function folderOfWeights(): string {
    const folder = temporaryFolder()
    write(folder, { 'large-1': large, 'large-2': Buffer.concat([large, Buffer.from('x')]), small: 'abc' })
    return folder
  }

  test('give what one thread gives', async () => {
    const folder = folderOfWeights()
    const calls: number[] = []
    const alone = await (await open(folder)).digests(REQUESTS)
    const tree = await open(folder, { hashWorker: await bundledWorker() })
    const together = await tree.digests(REQUESTS, (done) => calls.push(done))
    expect(together).toEqual(alone)
    expect(alone[0]?.digests).toMatchObject({ sha256: ABC.sha256 })
    expect(together[2]?.digests).toMatchObject({ reason: 'unreadable', path: 'nothing' })
    expect(calls.at(-1)).toBe(2 * large.length + 4)
    expect(calls.length).toBeLessThan(10)
  })

  test('that cannot start leave the work to the first thread', async () => {
    const folder = folderOfWeights()
    const hashWorker = pathToFileURL(join(folder, 'no-worker.mjs'))
    const tree = await open(folder, { hashWorker })
    expect(await tree.digests(REQUESTS)).toEqual(await (await open(folder)).digests(REQUESTS))
  })

  test('end when the tree is closed', async () => {
    const tree = await open(folderOfWeights(), { hashWorker: await bundledWorker() })
    const running = tree.digests(REQUESTS)
    await new Promise((done) => setTimeout(done, 5))
    await tree.close()
    expect(await running).toHaveLength(4)
  })
})
