import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { checksums } from '../../../src/artifacts/checksums/index.ts'
import { BAD_LINES_TOLD, LINE_LIMIT } from '../../../src/artifacts/checksums/read.ts'
import type { Reading } from '../../../src/artifacts/reader.ts'
import { candidate, source } from '../helpers.ts'

const A = 'a1'.repeat(32)
const B = 'b2'.repeat(32)

async function read(path: string, content: string | Uint8Array): Promise<Reading> {
  return checksums.read(source(path, content, checksums.recognise(candidate(path, content)) ?? 'coreutils'))
}

async function recorded(path: string, content: string) {
  const { records } = await read(path, content)
  return records.flatMap((record) => (record.into === 'checksums' ? [record.value] : []))
}

async function pairs(path: string, content: string) {
  return (await recorded(path, content)).map(({ subject, algorithm, expected }) => [
    subject,
    algorithm,
    expected,
  ])
}

describe('recognise', () => {
  test.each([
    ['SHA256SUMS', `${A}  model.onnx\n`, 'coreutils'],
    ['weights/checksums.txt', `# release 1\n\n${A} *model.onnx\n`, 'coreutils'],
    ['notes.txt', `${A}  model.onnx\n${B}  config.json\n`, 'coreutils'],
    ['CHECKSUMS', `SHA256 (model.onnx) = ${A}\n`, 'bsd'],
    ['model.onnx.sha256', `${A}\n`, 'bare-digest'],
    ['md5sums', `${'c'.repeat(31)}d model.onnx\n`, 'coreutils'],
    ['SHA256SUMS.asc', `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${A}  m.onnx\n`, 'coreutils'],
  ])('%s', (path, content, format) => {
    expect(checksums.mayBe(path)).toBe(true)
    expect(checksums.recognise(candidate(path, content))).toBe(format)
  })

  test.each([
    ['a text with one digest in it', 'notes.txt', `${A}  model.onnx\nWe sent this file out on Monday.\n`],
    ['a requirements file', 'requirements.txt', `torch==2.5.1 --hash=sha256:${A}\n`],
    ['packed refs', 'packed-refs', `${'c'.repeat(39)}d refs/heads/main\n`],
    ['prose in a file that speaks of checksums', 'checksums.txt', 'Run make checksums to refresh.\n'],
    ['an empty file', 'SHA256SUMS', ''],
  ])('not %s', (_, path, content) => {
    expect(checksums.recognise(candidate(path, content))).toBeNull()
  })
})

describe('read', () => {
  test('text and binary lines, comments, blank lines and CRLF', async () => {
    const content = `# made by the release job\r\n\r\n${A}  model.onnx\r\n${B.toUpperCase()} *a name  with spaces.bin\r\n`
    expect(await pairs('SHA256SUMS', content)).toEqual([
      ['model.onnx', 'sha256', A],
      ['a name  with spaces.bin', 'sha256', B],
    ])
  })

  test('the length of the digest says the algorithm, the name of the manifest where lengths are equal', async () => {
    const line = (digits: number) => `${'0f'.repeat(digits / 2)}  m\n`
    const algorithm = async (path: string, digits: number) => (await pairs(path, line(digits)))[0]?.[1]
    expect(await algorithm('SUMS', 32)).toBe('md5')
    expect(await algorithm('SUMS', 40)).toBe('sha1')
    expect(await algorithm('SUMS', 96)).toBe('sha384')
    expect(await algorithm('SUMS', 128)).toBe('sha512')
    expect(await algorithm('B2SUMS', 128)).toBe('blake2b-512')
    expect(await algorithm('m.b3', 64)).toBe('blake3')
    expect(await algorithm('SHA3-256SUMS', 64)).toBe('sha3-256')
  })

  test('BSD and OpenSSL lines; the name may hold what ends a name', async () => {
    const content = `SHA256 (odd ) = ${B}.bin) = ${A}\nSHA2-256(model.onnx)= ${B}\n\\SHA256 (two\\nlines) = ${A}\n`
    expect(await pairs('SHA256SUMS', content)).toEqual([
      [`odd ) = ${B}.bin`, 'sha256', A],
      ['model.onnx', 'sha256', B],
      ['two\nlines', 'sha256', A],
    ])
  })

  test('a bare digest, and a digest of standard input, are of the file that the manifest is named after', async () => {
    expect(await pairs('weights/model.onnx.sha256', `${A}\n`)).toEqual([['weights/model.onnx', 'sha256', A]])
    expect(await pairs('weights/model.onnx.sha256', `${A}  -\n`)).toEqual([
      ['weights/model.onnx', 'sha256', A],
    ])
    const { records, unread } = await read('SHA256SUMS', `${A}  -\n`)
    expect(records).toEqual([])
    expect(unread).toMatchObject([{ reason: 'malformed', line: 1 }])
  })

  test('names are relative to the folder of the manifest', async () => {
    const content = `${A}  ./model.onnx\n${B}  ../data//train.csv\n`
    expect(await pairs('models/SHA256SUMS', content)).toEqual([
      ['models/model.onnx', 'sha256', A],
      ['data/train.csv', 'sha256', B],
    ])
  })

  test.each(['/etc/passwd', '../../etc/passwd', 'a/../../../b', 'C:\\model.onnx'])(
    'a name that leaves the tree is kept as written and said: %s',
    async (name) => {
      const { records, unread } = await read('models/SHA256SUMS', `${A}  ${name}\n`)
      expect(records).toMatchObject([
        { value: { subject: name, expected: A, reason: expect.stringMatching(/^outside-tree: /) } },
      ])
      expect(unread).toMatchObject([{ reason: 'outside-tree', extent: 'part', line: 1, column: 67 }])
    },
  )

  test('a line that is none is said with its line, and the rest is read', async () => {
    const { records, unread } = await read(
      'SHA256SUMS',
      `${A}  a\nnot a line\n${'0'.repeat(63)}  b\n${B}  c\n`,
    )
    expect(records).toHaveLength(2)
    expect(unread).toMatchObject([
      { reason: 'malformed', extent: 'part', line: 2 },
      { reason: 'malformed', extent: 'part', line: 3 },
    ])
  })

  test('thousands of wrong lines are counted, not listed', async () => {
    const { unread } = await read('SHA256SUMS', `${'no digest here\n'.repeat(5000)}${A}  a\n`)
    expect(unread).toHaveLength(BAD_LINES_TOLD + 1)
    expect(unread.at(-1)?.message).toBe(`${5000 - BAD_LINES_TOLD} more lines are not checksum lines.`)
  })

  test('lines beyond the limit are left out, and the first of them is said', async () => {
    const { records, unread } = await read('SHA256SUMS', `${A}  a\n`.repeat(LINE_LIMIT + 2))
    expect(records).toHaveLength(LINE_LIMIT)
    expect(unread).toMatchObject([{ reason: 'limit', extent: 'part', line: LINE_LIMIT + 1 }])
    expect((await read('SHA256SUMS', `${A}  a\n`.repeat(LINE_LIMIT))).unread).toEqual([])
  })

  test('a digest of one repeated digit is a placeholder', async () => {
    const { records } = await read('SHA256SUMS', `${'0'.repeat(64)}  model.onnx\n`)
    expect(records).toMatchObject([{ value: { reason: expect.stringMatching(/^placeholder: /) } }])
  })

  test('a clear-signed manifest', async () => {
    const content = `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${A}  m.onnx\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n`
    const { records, unread } = await read('SHA256SUMS.asc', content)
    expect(records).toHaveLength(1)
    expect(unread).toEqual([])
  })

  test('bytes that are no UTF-8 are said, and the other lines are read', async () => {
    const bytes = Buffer.concat([Buffer.from(`${A}  n\xe4me\n`, 'latin1'), Buffer.from(`${B}  b\n`)])
    const { records, unread } = await read('SHA256SUMS', bytes)
    expect(records).toHaveLength(2)
    expect(unread).toMatchObject([{ reason: 'malformed', line: 1 }])
  })

  test('digest and name have a place each', async () => {
    const { records } = await read('SHA256SUMS', `# c\n${A} *m.onnx\nSHA256 (m.onnx) = ${B}\n`)
    const place = (index: number, field: string) => records[index]?.locate([field])
    expect(await place(0, 'expected')).toEqual({ line: 2, column: 1, end_line: 2, end_column: 65 })
    expect(await place(0, 'subject')).toEqual({ line: 2, column: 67, end_line: 2, end_column: 73 })
    expect(await place(1, 'expected')).toEqual({ line: 3, column: 19, end_line: 3, end_column: 83 })
    expect(await place(1, 'subject')).toEqual({ line: 3, column: 9, end_line: 3, end_column: 15 })
    expect(await place(1, 'algorithm')).toEqual({ line: 3, column: 1, end_line: 3, end_column: 83 })
  })
})

/** A file name as a Unix file system allows it, without the segments that a path drops. */
const fileName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((name) => name.replaceAll(/[/\0]/g, '_'))
  .filter((name) => name !== '.' && name !== '..' && name !== '-' && !/^[A-Za-z]:\\/.test(name))

/** What coreutils prints: a name that holds a line end or a backslash is escaped, and the line says so. */
function coreutilsLine(digest: string, name: string, mode: ' ' | '*'): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
  return `${escaped === name ? '' : '\\'}${digest} ${mode}${escaped}\n`
}

describe('every file name survives', () => {
  const digest = fc.stringMatching(/^[0-9a-f]{64}$/)

  test('coreutils', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(digest, fileName), { minLength: 1, maxLength: 5 }),
        async (entries) => {
          const content = entries.map(([sum, name]) => coreutilsLine(sum, name, '*')).join('')
          expect(await pairs('SHA256SUMS', content)).toEqual(
            entries.map(([sum, name]) => [name, 'sha256', sum]),
          )
        },
      ),
    )
  })

  test('coreutils -z', async () => {
    await fc.assert(
      fc.asyncProperty(digest, fileName, async (sum, name) => {
        expect(await pairs('SHA256SUMS', `${sum}  ${name}\0`)).toEqual([[name, 'sha256', sum]])
      }),
    )
  })

  test('a blank, with coreutils -z', async () => {
    expect(await pairs('SHA256SUMS', `${A}   \0`)).toEqual([[' ', 'sha256', A]])
  })

  test('BSD', async () => {
    await fc.assert(
      fc.asyncProperty(digest, fileName, async (sum, name) => {
        const [escapedSum = '', ...rest] = coreutilsLine(sum, name, '*').trimEnd().split(' *')
        const escaped = coreutilsLine(sum, name, '*').slice(escapedSum.length + 2, -1)
        const slash = escapedSum.startsWith('\\') ? '\\' : ''
        expect(rest.length).toBeGreaterThan(0)
        expect(await pairs('SHA256SUMS', `${slash}SHA256 (${escaped}) = ${sum}\n`)).toEqual([
          [name, 'sha256', sum],
        ])
      }),
    )
  })
})

describe.runIf(spawnSync('sha256sum', ['--version']).status === 0)('against sha256sum itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'modelward-checksums-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const names = [
    'plain.bin',
    ' leading',
    'trailing ',
    'two  spaces',
    'back\\slash',
    'line\nfeed',
    'a) = b',
    '*star',
    '#hash',
    'ünïcode',
  ]
  for (const name of names) writeFileSync(join(folder, name), name)

  test.each([['--text'], ['--binary'], ['--tag'], ['--zero'], ['--tag', '--zero']])(
    '%s %s',
    async (...options) => {
      const set = options.filter((option) => option !== undefined)
      const output = execFileSync('sha256sum', [...set, '--', ...names], { cwd: folder, encoding: 'utf8' })
      expect((await recorded('SHA256SUMS', output)).map(({ subject }) => subject)).toEqual(names)
    },
  )
})
