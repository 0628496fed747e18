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
    ['model.js.sri', `sha256-${'q1'.repeat(21)}q=\n`, 'bare-digest'],
    ['audit.hashdeep', `%%%% HASHDEEP-1.0\n%%%% size,md5,filename\n`, 'hashdeep'],
    [
      'hub.json',
      '[{"model": "m", "model_path": "m.onnx", "opset_version": 9, "metadata": {}}]',
      'onnx-hub-manifest',
    ],
    ['SHA256SUMS.asc', `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${A}  m.onnx\n`, 'coreutils'],
  ])('%s', (path, content, format) => {
    expect(checksums.mayBe(path)).toBe(true)
    expect(checksums.recognise(candidate(path, content))).toBe(format)
  })

  test.each([
    ['a text with one digest in it', 'notes.txt', `${A}  model.onnx\nWe sent this file out on Monday.\n`],
    ['a requirements file', 'requirements.txt', `torch==2.5.1 --hash=sha256:${A}\n`],
    ['other JSON', 'checksums.json', '[{"model": "m", "model_path": "m.onnx"}]'],
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
    expect(await algorithm('model.blake2s', 64)).toBe('blake2s-256')
    expect(await algorithm('SHA512-256SUMS', 64)).toBe('sha512-256')
  })

  test.each(['web2.sha256', 'vitb3-SHA256SUMS', 'b2b_checksums.txt', 'sha384sums'])(
    'a name in which letters of an algorithm only occur speaks of none: %s',
    async (path) => {
      expect(await pairs(path, `${A}  m\n`)).toEqual([['m', 'sha256', A]])
    },
  )

  test('a line may name its algorithm: prefixes, and Subresource Integrity in base64', async () => {
    const integrity = `sha256-${Buffer.from(A, 'hex').toString('base64')}`
    const content = `sha256:${A}  a b.bin\n${integrity} c.js\nblake3:${B} *d\nstreebog-256:${B} e\nsha-9:${A} f\n`
    expect(await pairs('checksums.txt', content)).toEqual([
      ['a b.bin', 'sha256', A],
      ['c.js', 'sha256', A],
      ['d', 'blake3', B],
      ['e', 'streebog-256', B],
    ])
    const { records, unread } = await read('checksums.txt', content)
    expect(unread).toMatchObject([{ reason: 'unsupported', line: 5 }])
    expect(await records[1]?.locate(['expected'])).toMatchObject({ line: 2, column: 8, end_column: 52 })
    expect(await records[1]?.locate(['subject'])).toMatchObject({ line: 2, column: 53, end_column: 57 })
    expect(await pairs('lib/c.js.sri', `${integrity}\n`)).toEqual([['lib/c.js', 'sha256', A]])
  })

  test('a manifest may hold several algorithms', async () => {
    const content = `${'0f'.repeat(16)}  m\n${A}  m\nSHA512 (m) = ${A}${B}\nBLAKE2b-256 (m) = ${B}\n`
    expect((await pairs('checksums.txt', content)).map(([, algorithm]) => algorithm)).toEqual([
      'md5',
      'sha256',
      'sha512',
      'blake2b-256',
    ])
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

  test('hashdeep: every digest of a row; names as seen from where it was started', async () => {
    const md5 = '0f'.repeat(16)
    const head =
      '%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,tiger,filename\n## Invoked from: /home/me/m\n## $ hashdeep -r .\n##\n'
    const content = `${head}9,${md5},${A},77,/home/me/m/a, b.bin\n9,${md5},zz,77,/home/me/m/c\n9,${md5},${B},77,/etc/passwd\n`
    expect(await pairs('w/audit.txt', content)).toEqual([
      ['w/a, b.bin', 'md5', md5],
      ['w/a, b.bin', 'sha256', A],
      ['/etc/passwd', 'md5', md5],
      ['/etc/passwd', 'sha256', B],
    ])
    const { records, unread } = await read('w/audit.txt', content)
    expect(unread.map(({ reason, line }) => [reason, line])).toEqual([
      ['unsupported', 1],
      ['malformed', 7],
      ['outside-tree', 8],
      ['outside-tree', 8],
    ])
    expect(await records[1]?.locate(['expected'])).toMatchObject({ line: 6, column: 36, end_column: 100 })
  })

  test('md5deep -c', async () => {
    const md5 = '0f'.repeat(16)
    expect(await pairs('md5.txt', `${md5},a,b.bin\n12,${md5},./c\n`)).toEqual([
      ['a,b.bin', 'md5', md5],
      ['c', 'md5', md5],
    ])
  })

  test('the ONNX hub’s manifest: models, and archives with test data', async () => {
    const manifest = JSON.stringify(
      [
        {
          model: 'BERT-Squad',
          model_path: 'text/bertsquad-12.onnx',
          opset_version: 12,
          metadata: {
            model_sha: A.toUpperCase(),
            model_bytes: 435852736,
            model_with_data_path: '../bertsquad-12.tar.gz',
            model_with_data_sha: B,
          },
        },
        { model: 'no digest', model_path: 'x.onnx', metadata: {} },
      ],
      null,
      1,
    )
    expect(await pairs('hub/ONNX_HUB_MANIFEST.json', manifest)).toEqual([
      ['hub/text/bertsquad-12.onnx', 'sha256', A],
      ['bertsquad-12.tar.gz', 'sha256', B],
    ])
    const { records, unread } = await read('ONNX_HUB_MANIFEST.json', manifest)
    expect(unread).toMatchObject([{ reason: 'outside-tree', line: 9 }])
    expect(await records[0]?.locate(['expected'])).toMatchObject({ line: 7 })
    const broken = await read('ONNX_HUB_MANIFEST.json', manifest.slice(0, 300))
    expect(broken).toMatchObject({ records: [], unread: [{ reason: 'malformed', extent: 'file' }] })
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
