import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readArchive, writeArchive } from '../../src/packs/archive.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'modelward-archive-'))
  folders.push(path)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), content)
  }
  return path
}

function files(contents: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(contents).map(([path, text]) => [path, new Uint8Array(Buffer.from(text))]))
}

function texts(archive: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    [...readArchive(archive)].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  )
}

/** An archive that a person makes with tar(1). */
function tarred(contents: Readonly<Record<string, string>>, ...options: string[]): Uint8Array {
  return execFileSync('tar', ['-czf', '-', ...options, '.'], { cwd: folder(contents) })
}

/** A tar whose entries are given one by one. */
function raw(
  ...entries: { name?: string; type?: string; content?: string; prefix?: string; size?: string }[]
): Uint8Array {
  const parts = entries.map(({ name = 'a', type = '0', content = '', prefix = '', size }) => {
    const block = Buffer.alloc(512)
    block.write(name, 0)
    block.write(size ?? `${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124)
    block.write(type, 156)
    block.write('ustar\x0000', 257)
    block.write(prefix, 345)
    block.fill(' ', 148, 156)
    const sum = block.reduce((total, byte) => total + byte, 0)
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    const body = Buffer.from(content)
    return Buffer.concat([block, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
  })
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]))
}

describe('an archive is', () => {
  test('read as it was written, whatever the files hold', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9äß_][a-zA-Z0-9äß_. -]{0,40}$/)
    const path = fc
      .array(name, { minLength: 1, maxLength: 5 })
      .map((names) => names.join('/'))
      .filter((each) => !/(?:^|\/)\.{1,2}(?:\/|$)/.test(each))
    const contents = fc.dictionary(path, fc.uint8Array({ maxLength: 2_000 }))
    fc.assert(
      fc.property(contents, (each) => {
        const read = [...readArchive(writeArchive(new Map(Object.entries(each))))]
        expect(new Map(read.map(([path, bytes]) => [path, new Uint8Array(bytes)]))).toEqual(
          new Map(Object.entries(each)),
        )
      }),
    )
  })

  test('the same bytes for the same files, whatever their order', () => {
    const one = writeArchive(files({ 'b/c.rego': 'two', a: 'one' }))
    const other = writeArchive(files({ a: 'one', 'b/c.rego': 'two' }))
    expect(Buffer.compare(one, other)).toBe(0)
  })

  test('the same bytes on every machine: no compressor, clock or user has a say', () => {
    const archive = writeArchive(files({ a: 'one' }))
    expect(Buffer.from(archive.subarray(0, 10)).toString('hex')).toBe('1f8b08000000000000ff')
    // One stored block: the header byte, its length twice, and the tar itself.
    expect(Buffer.from(archive.subarray(15, -8)).equals(gunzipSync(archive))).toBe(true)
  })

  test('sorted, but for the file that has to be last', () => {
    const archive = writeArchive(files({ '.signatures.json': '', z: '', a: '' }), '.signatures.json')
    expect([...readArchive(archive).keys()]).toEqual(['a', 'z', '.signatures.json'])
  })

  test('larger than one stored block of deflate', () => {
    const large = new Uint8Array(200_000).map((_, i) => i % 251)
    const read = readArchive(writeArchive(new Map([['large', large]]))).get('large') ?? new Uint8Array()
    expect(Buffer.compare(read, large)).toBe(0)
  })
})

describe('tar(1)', () => {
  const CONTENTS = { 'a.rego': 'package a', [`${'deep/'.repeat(30)}b.rego`]: 'package b', 'ü.json': '{}' }

  test('reads what is written', () => {
    const where = folder()
    execFileSync('tar', ['-xz', '-C', where], {
      input: writeArchive(files(CONTENTS)),
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    for (const [path, content] of Object.entries(CONTENTS))
      expect(readFileSync(join(where, path), 'utf8')).toBe(content)
  })

  test.each(['gnu', 'pax', 'ustar'])('writes what is read, in its format %s', (format) => {
    expect(texts(tarred(CONTENTS, `--format=${format}`))).toEqual(CONTENTS)
  })

  test('writes long names in the ways of GNU and POSIX', () => {
    const long = { [`${'x'.repeat(120)}.rego`]: 'package x' }
    for (const format of ['gnu', 'pax']) expect(texts(tarred(long, `--format=${format}`))).toEqual(long)
  })

  test('may have put a link into it, which is refused', () => {
    const where = folder({ a: 'one' })
    symlinkSync('/etc/passwd', join(where, 'b'))
    const archive = execFileSync('tar', ['-czf', '-', '.'], { cwd: where })
    expect(() => readArchive(archive)).toThrow('"./b" is a link or no plain file')
  })
})

test('a name that is longer than the format has room for is told', () => {
  expect(() => writeArchive(files({ ['x'.repeat(101)]: '' }))).toThrow('is too long for a bundle')
})

describe('refused is', () => {
  test.each([
    ['../a'],
    ['a/../../b'],
    ['a/..'],
    ['./../a'],
    ['a//b'],
    ['a/./b'],
    ['a\\..\\b'],
    ['a\nb'],
    [''],
    ['.'],
  ])('the path %j', (name) => {
    expect(() => readArchive(raw({ name }))).toThrow('is no path that a bundle may hold')
  })

  test.each([
    ['a hard link', '1'],
    ['a symbolic link', '2'],
    ['a character device', '3'],
    ['a block device', '4'],
    ['a FIFO', '6'],
    ['a sparse file', 'S'],
    ['a kind that nobody knows', 'Z'],
  ])('%s', (_, type) => {
    expect(() => readArchive(raw({ type }))).toThrow('is a link or no plain file')
  })

  test('a file that stands twice, also under another spelling', () => {
    expect(() => readArchive(raw({ name: 'a' }, { name: '/a' }))).toThrow('the file a stands in it twice')
    expect(() => readArchive(raw({ name: 'a/b' }, { name: 'b', prefix: './a' }))).toThrow(
      'stands in it twice',
    )
    const renamed = [{ name: 'x', type: 'x', content: '9 path=b\n' }, { name: 'c' }, { name: 'b' }]
    expect(() => readArchive(raw(...renamed))).toThrow('the file b stands in it twice')
  })

  test('a pax header that hides something', () => {
    expect(() => readArchive(raw({ type: 'x', content: '19 path=../../../b\n' }, {}))).toThrow(
      'no path that a bundle may hold',
    )
    expect(() => readArchive(raw({ type: 'x', content: '9 size=99\n' }, {}))).toThrow('pax header')
    expect(() => readArchive(raw({ type: 'x', content: '11 size=99\n' }, {}))).toThrow('sparse or huge')
    expect(() => readArchive(raw({ type: 'x', content: '0 path=b\n' }, {}))).toThrow('pax header')
    expect(() => readArchive(raw({ type: 'g', content: '9 path=b\n' }, {}))).toThrow(
      'gives all files one name',
    )
  })

  test('a size that is none', () => {
    for (const size of ['', '\x80\0\0\0\0\0\0\0\0\0\x01\0', '-1', '9'])
      expect(() => readArchive(raw({ size }))).toThrow('no tar file')
  })

  test('what is cut short', () => {
    const tar = gunzipSync(writeArchive(files({ a: 'x'.repeat(600) })))
    for (const end of [0, 100, 512, 1_000, 1_536]) {
      expect(() => readArchive(gzipSync(tar.subarray(0, end)))).toThrow('it is cut short')
    }
    const archive = writeArchive(files({ a: 'one' }))
    expect(() => readArchive(archive.subarray(0, -1))).toThrow('no whole gzip file')
  })

  test('what is no archive at all', () => {
    expect(() => readArchive(Buffer.from('hello'))).toThrow('no whole gzip file')
    expect(() => readArchive(gzipSync('x'.repeat(2_000)))).toThrow('no tar file')
  })

  test('any byte of the tar that differs from its checksum', () => {
    const tar = gunzipSync(writeArchive(files({ a: 'one' })))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 511 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        // The two that end the checksum's own digits may be any white space.
        fc.pre(at !== 154 && at !== 155)
        const changed = Buffer.from(tar)
        changed[at] = ((changed[at] ?? 0) + by) % 256
        expect(() => readArchive(gzipSync(changed))).toThrow('The bundle is not read')
      }),
    )
  })

  test('a gzip bomb, before it takes the memory', () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(() => readArchive(bomb)).toThrow('unpacked it is larger than 128 MiB')
  })

  test('a tar of more files than any pack has', () => {
    const many = files(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`f${i}`, ''])))
    expect(() => readArchive(writeArchive(many))).toThrow('more than 10000 files')
  })
})
