import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENTRY_LIMIT } from '../../../src/artifacts/dependencies/collector.ts'
import { dependencies } from '../../../src/artifacts/dependencies/index.ts'
import { parseRequirement } from '../../../src/artifacts/dependencies/requirement.ts'
import { candidate } from '../helpers.ts'
import { readFile } from './read-file.ts'

const A = 'a1'.repeat(32)
const COMMIT = 'c0'.repeat(20)

async function read(content: string, path = 'requirements.txt', files: readonly string[] = []) {
  return readFile(path, content, files)
}

async function entries(content: string) {
  return (await read(content)).file.entries
}

describe('requirements.txt is known', () => {
  test.each([
    ['requirements.txt', 'torch\n'],
    ['requirements-dev.txt', '# c\n\n-r requirements.txt\n'],
    ['reqs/requirements/gpu.txt', 'torch==2.1 --hash=sha256:ab\n'],
    ['dev-requirements.in', 'black\n'],
    ['constraints.txt', 'numpy<2\n'],
  ])('%s', (path, content) => {
    expect(dependencies.mayBe(path)).toBe(true)
    expect(dependencies.recognise(candidate(path, content))).toBe('requirements-txt')
  })

  test.each([
    ['prose under its name', 'requirements.txt', 'The system must run on Windows.\nIt must be fast.\n'],
    ['a file without a line', 'requirements.txt', '# nothing\n'],
    ['another text', 'notes.txt', 'torch\n'],
  ])('not %s', (_, path, content) => {
    expect(dependencies.recognise(candidate(path, content))).toBeNull()
  })
})

describe('requirements', () => {
  test.each([
    ['torch', { name: 'torch', specifier: null, version: null, pinned: false }],
    [
      'Torch_Vision==0.20.1',
      { name: 'torch-vision', specifier: '==0.20.1', version: '0.20.1', pinned: true },
    ],
    ['torch===2.5.1+cu121', { version: '2.5.1+cu121', pinned: true }],
    ['torch==2.5.*', { specifier: '==2.5.*', version: null, pinned: false }],
    ['torch >= 2 , < 3', { specifier: '>= 2,< 3', pinned: false }],
    ['torch (>=2)', { specifier: '>=2' }],
    [
      'transformers[torch, Sentence_Piece]~=4.40',
      { extras: ['torch', 'sentence-piece'], specifier: '~=4.40' },
    ],
    ['numpy<2 ; python_version < "3.9"', { specifier: '<2', marker: 'python_version < "3.9"' }],
    ['pkg @ https://x.org/a.whl', { name: 'pkg', source: 'url', url: 'https://x.org/a.whl', pinned: false }],
    [
      `pkg @ https://x.org/a.whl#sha256=${A} ; os_name == "nt"`,
      { pinned: true, hashes: 1, marker: 'os_name == "nt"' },
    ],
    [`pkg @ https://x.org/a.whl#md5=${A}`, { pinned: false, hashes: 0 }],
    [
      `git+https://me:secret@github.com/o/r.git@${COMMIT}#egg=My_Pkg`,
      {
        name: 'my-pkg',
        source: 'vcs',
        pinned: true,
        url: `git+https://github.com/o/r.git@${COMMIT}#egg=My_Pkg`,
      },
    ],
    ['git+ssh://git@github.com/o/r.git@main', { name: null, source: 'vcs', pinned: false }],
    ['./libs/own', { name: null, source: 'path', url: './libs/own', pinned: true }],
    ['../outside', { source: 'path', pinned: false }],
    ['own-1.0-py3-none-any.whl', { source: 'path' }],
    ['file:///opt/a.tar.gz', { source: 'path', pinned: false }],
  ] as const)('%s', async (line, expected) => {
    expect(await entries(`${line}\n`)).toMatchObject([expected])
  })

  test('digests, continued lines, comments, and options behind a requirement', async () => {
    const content = `torch==2.5.1 \\\n    --hash=sha256:${A} \\\n    --hash=sha512:${A}${A} \\\n    --hash=md5:00 # why\n    # via\n-e git+https://x.org/r@v1#egg=r\n--editable=.\nnumpy --config-settings "a=b"\n`
    expect(await entries(content)).toMatchObject([
      { name: 'torch', hashes: 2 },
      { name: 'r', source: 'vcs', pinned: false },
      { source: 'path', url: '.' },
      { name: 'numpy', hashes: 0 },
    ])
  })

  test('indexes; passwords are left out, and what is reached without TLS is said', async () => {
    const { file, place } = await read(
      '-i https://me:pw@pypi.corp/simple\n--extra-index-url http://x.org/simple\n-f ./wheels\n--trusted-host x.org\n--pre\n--require-hashes\n',
    )
    expect(file.indexes).toEqual([
      { kind: 'index', url: 'https://pypi.corp/simple', insecure: false },
      { kind: 'extra-index', url: 'http://x.org/simple', insecure: true },
      { kind: 'find-links', url: './wheels', insecure: false },
      { kind: 'trusted-host', url: 'x.org', insecure: true },
    ])
    expect(file.complete).toBe(true)
    expect(await place(['indexes', '1', 'url'])).toMatchObject({ line: 2, column: 1 })
  })

  test('files that belong to it', async () => {
    const { file } = await read(
      '-r base.txt\n-c ../constraints.txt\n-rhttps://x.org/r.txt\n',
      'reqs/requirements.txt',
      ['reqs/base.txt'],
    )
    expect(file.includes).toEqual([
      { kind: 'requirements', name: 'base.txt', path: 'reqs/base.txt', exists: true },
      { kind: 'constraints', name: '../constraints.txt', path: 'constraints.txt', exists: false },
      { kind: 'requirements', name: 'https://x.org/r.txt', path: null, exists: false },
    ])
  })

  test('a line that is neither is said with its place, and the file is not complete', async () => {
    const { file, unread } = await read('torch\nthis is not one\n--no-such-option\nnumpy\n')
    expect(file.entries.map(({ name }) => name)).toEqual(['torch', 'numpy'])
    expect(file.complete).toBe(false)
    expect(unread.map(({ line, extent }) => [line, extent])).toEqual([
      [2, 'part'],
      [3, 'part'],
    ])
  })

  test('an entry stands on its line', async () => {
    const { place } = await read('# c\n\n  torch \\\n  ==2\nnumpy\n')
    expect(await place(['entries', '0', 'version'])).toEqual({
      line: 3,
      column: 3,
      end_line: 4,
      end_column: 6,
    })
    expect(await place(['entries', '1'])).toEqual({ line: 5, column: 1, end_line: 5, end_column: 6 })
  })

  test('entries beyond the limit are left out, and it is said', async () => {
    const { file, unread } = await read('a==1\n'.repeat(ENTRY_LIMIT + 2))
    expect(file).toMatchObject({ complete: false, entries: { length: ENTRY_LIMIT } })
    expect(unread).toMatchObject([{ reason: 'limit', line: ENTRY_LIMIT + 1 }])
  })

  test('any text is a requirement or none, and none throws', () => {
    const piece = fc.constantFrom(
      'a',
      'B_c',
      '[',
      ']',
      '==',
      '>=',
      '1',
      '.*',
      ' ',
      ';',
      '@',
      'https://',
      '#',
      '/',
      '--hash=',
      ',',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const entry = parseRequirement(pieces.join(''), 'sub')
        if (entry?.version != null) expect(entry.specifier).toContain(entry.version)
      }),
    )
  })
})
