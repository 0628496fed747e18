import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { commitAll, repository, temporaryFolder, write } from '../repository/fixture.ts'
import { recordedShell } from './shell.ts'

async function hash(...args: string[]) {
  const shell = recordedShell({
    writeFile: async (path, content) => writeFileSync(path, content),
  })
  const status = await run(['hash', ...args], shell)
  return { status, ...shell.written }
}

/** Names that a line-based manifest has to take care of. */
const ODD_NAMES = [
  'plain.bin',
  ' leading',
  'two\nlines',
  'cr\rhere',
  'back\\slash',
  '*star',
  '-',
  'é',
  'a) = b',
]

function folderOf(names: readonly string[]): string {
  const folder = temporaryFolder()
  write(folder, Object.fromEntries(names.map((name) => [name, `content of ${name}`])))
  return folder
}

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'c4'.repeat(32)}\nsize 12345\n`

describe('modelward hash', () => {
  test('every file, hidden and ignored ones included, but for those of git', async () => {
    const folder = repository({ 'model.onnx': 'x', 'data/a.csv': 'y', '.gitignore': 'cache/\n' })
    write(folder, {
      'cache/weights.bin': 'z',
      'node_modules/m.js': 'j',
      '.modelwardignore': 'data/\n',
      'node_modules/.git/HEAD': 'not a file of the model',
    })
    const { status, out } = await hash(folder)
    expect(status).toBe(0)
    expect(out.split('\n').map((line) => line.slice(66))).toEqual([
      '.gitignore',
      '.modelwardignore',
      'cache/weights.bin',
      'data/a.csv',
      'model.onnx',
      'node_modules/m.js',
      '',
    ])
  })

  test('leaves out what --exclude says, and what is no model with --models', async () => {
    const folder = folderOf(['a.txt', 'b.txt'])
    write(folder, { 'model.safetensors': Buffer.from('\x02\0\0\0\0\0\0\0{}', 'latin1'), 'big.gguf': POINTER })
    expect((await hash('--exclude', '*.txt', '--exclude', 'big.*', folder)).out).toMatch(
      /^[0-9a-f]{64} {2}model\.safetensors\n$/,
    )
    const { out, err } = await hash('--models', folder)
    expect(out.split('\n').map((line) => line.slice(66))).toEqual(['big.gguf', 'model.safetensors', ''])
    expect(out).toContain('c4c4')
    expect(err).toContain('1 digest is that of Git-LFS content that is not here')
    const none = await hash('--models', folderOf(['a.txt']))
    expect(none).toMatchObject({ status: 2, err: expect.stringContaining('no model file') })
  })

  test('the manifest is not in the manifest, whether written by --output or by the shell', async () => {
    const folder = folderOf(['a'])
    const output = join(folder, 'SHA256SUMS')
    for (const _ of [1, 2]) await hash('-o', output, folder)
    const once = readFileSync(output, 'utf8')
    expect(once).toMatch(/^[0-9a-f]{64} {2}a\n$/)
    const shell = recordedShell({ outputPath: () => output })
    await run(['hash', folder], shell)
    expect(shell.written.out).toBe(once)
  })

  test('a file by itself, and the files of a revision', async () => {
    const folder = repository({ 'sub/model.onnx': 'first' })
    const commit = commitAll(folder)
    writeFileSync(join(folder, 'sub/model.onnx'), 'second')
    const digest = (content: string) => createHash('sha256').update(content).digest('hex')
    expect((await hash(join(folder, 'sub/model.onnx'))).out).toBe(`${digest('second')}  model.onnx\n`)
    expect((await hash('--rev', commit, folder)).out).toBe(`${digest('first')}  sub/model.onnx\n`)
    rmSync(join(folder, 'sub/model.onnx'))
    const gone = await hash('--rev', commit, join(folder, 'sub/model.onnx'))
    expect(gone.out).toBe(`${digest('first')}  model.onnx\n`)
  })

  test('all or nothing: what cannot be hashed is named, and nothing is written', async () => {
    const folder = folderOf(['a'])
    symlinkSync('/etc/passwd', join(folder, 'away'))
    expect(await hash(folder)).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('away: It is a symbolic link that leaves the tree'),
    })
    write(folder, { 'b.gguf': POINTER })
    rmSync(join(folder, 'away'))
    expect((await hash('-a', 'blake3', folder)).err).toContain('b.gguf: It is a Git-LFS pointer')
  })

  test('mistakes are told before anything is hashed', async () => {
    const folder = folderOf(['a'])
    expect((await hash('--format', 'omss', folder)).err).toContain('Did you mean "oms"?')
    expect((await hash('--algorithm', 'blake-3', folder)).err).toContain('Did you mean "blake3"?')
    expect((await hash('-f', 'oms', '-a', 'sha512', folder)).err).toContain('has no name for sha512')
    expect((await hash('--strict', folder)).err).toContain('give --check too')
    expect((await hash('--check', '--models', folder)).err).toContain('--check writes none')
    expect((await hash(folder, folder)).status).toBe(2)
    expect((await hash(join(folder, 'nothing'))).status).toBe(2)
  })

  test('OMS: links are allowed where there are some, git and the manifest are left out by name', async () => {
    const folder = folderOf(['w/a', 'b'])
    symlinkSync('w/a', join(folder, 'link'))
    write(folder, { '.gitattributes': '* -text', '.github/x.yml': 'x' })
    const statement = JSON.parse(
      (await hash('-f', 'oms', '-o', join(folder, 's.json'), folder)).out ||
        readFileSync(join(folder, 's.json'), 'utf8'),
    )
    expect(statement.predicate.serialization).toEqual({
      method: 'files',
      hash_type: 'sha256',
      allow_symlinks: true,
      ignore_paths: ['.git', '.gitattributes', '.github', '.gitignore', 's.json'],
    })
    expect(statement.predicate.resources.map(({ name }: { name: string }) => name)).toEqual([
      'b',
      'link',
      'w/a',
    ])
    const single = JSON.parse((await hash('-f', 'oms', join(folder, 'b'))).out)
    expect(single.predicate.resources).toMatchObject([{ name: '.' }])
    expect(single.subject[0].name).toBe('b')
  })
})

/** What the coreutils of this machine say of a manifest. */
function peer(program: string, args: string[], folder: string) {
  return spawnSync(program, args, { cwd: folder, encoding: 'utf8' })
}

describe.each([
  ['sha256', 'coreutils', 'sha256sum', ['-c', '--strict', 'M']],
  ['sha256', 'bsd', 'sha256sum', ['-c', '--strict', 'M']],
  ['sha512', 'coreutils', 'sha512sum', ['-c', '--strict', 'M']],
  ['sha384', 'bsd', 'shasum', ['-c', 'M']],
  ['blake2b-512', 'coreutils', 'b2sum', ['-c', '--strict', 'M']],
  ['blake2b-256', 'bsd', 'b2sum', ['-c', '--strict', 'M']],
  ['md5', 'bsd', 'md5sum', ['-c', '--strict', 'M']],
] as const)('%s as %s is what %s accepts', (algorithm, format, program, args) => {
  const isThere = peer(program, ['--version'], '.').status === 0
  // shasum of Perl does not know escapes in tagged lines.
  const names = program === 'shasum' ? ['plain.bin', ' leading', 'é'] : ODD_NAMES

  test.runIf(isThere)('with odd names, and a changed byte is not', async () => {
    const folder = folderOf(names)
    await hash('-a', algorithm, '-f', format, '-o', join(folder, 'M'), folder)
    const { status, stderr } = peer(program, [...args], folder)
    expect([status, stderr]).toEqual([0, ''])
    appendFileSync(join(folder, names[0] ?? ''), '!')
    expect(peer(program, [...args], folder).status).toBe(1)
  })
})

describe('modelward hash --check', () => {
  test.each(['coreutils', 'bsd', 'oms', 'cyclonedx'])(
    'accepts what it wrote as %s, and no change',
    async (format) => {
      const folder = folderOf(ODD_NAMES)
      write(folder, { 'deep/er/LICENSE': 'l', 'a:b': 'c' })
      const manifest = join(folder, format === 'cyclonedx' ? 'bom.cdx.json' : 'SHA256SUMS')
      await hash('-f', format, '-o', manifest, folder)
      const good = await hash('--check', manifest)
      expect(good).toMatchObject({ status: 0, err: '' })
      expect(good.out.match(/: OK\n/g)).toHaveLength(ODD_NAMES.length + 2)
      expect(await hash('--check', '--quiet', manifest)).toEqual({ status: 0, out: '', err: '' })

      appendFileSync(join(folder, 'plain.bin'), '!')
      rmSync(join(folder, 'deep/er/LICENSE'))
      const bad = await hash('--check', '--quiet', manifest)
      expect(bad.status).toBe(1)
      expect(bad.out.trim().split('\n').sort()).toEqual([
        'deep/er/LICENSE: FAILED: it is not there',
        'plain.bin: FAILED',
      ])
      expect(bad.err).toBe(`modelward: 2 failures among ${ODD_NAMES.length + 2} digests.\n`)
      const { out } = await hash('-c', '--quiet', '--ignore-missing', manifest)
      expect(out).toBe('plain.bin: FAILED\n')
    },
  )

  test('a model’s statement speaks of all files of its folder', async () => {
    const folder = folderOf(['a', 'sub/b'])
    const manifest = join(folder, 'model.json')
    await hash('-f', 'oms', '-o', manifest, folder)
    write(folder, { '.github/workflow.yml': 'ignored', 'sub/new.py': 'added' })
    const { status, out } = await hash('--check', '--quiet', manifest)
    expect([status, out]).toEqual([1, 'sub/new.py: NOT IN THE STATEMENT\n'])
  })

  test('a statement of models alone names what it leaves out', async () => {
    const folder = folderOf(['a.txt', 'x.tmp'])
    write(folder, { 'w.gguf': POINTER })
    const manifest = join(folder, 'model.json')
    await hash('-f', 'oms', '--models', '--exclude', '*.tmp', '-o', manifest, folder)
    expect(JSON.parse(readFileSync(manifest, 'utf8')).predicate.serialization.ignore_paths).toEqual([
      '.git',
      '.gitattributes',
      '.github',
      '.gitignore',
      'a.txt',
      'model.json',
      'x.tmp',
    ])
    expect((await hash('-c', manifest)).status).toBe(0)
  })

  test('weak digests and pointers agree, and say what that is worth', async () => {
    const folder = folderOf(['a'])
    write(folder, {
      'w.gguf': POINTER,
      'sums.txt': `${createHash('md5').update('content of a').digest('hex')}  a\n${'c4'.repeat(32)}  w.gguf\n`,
    })
    const { status, out } = await hash('-c', join(folder, 'sums.txt'))
    expect(status).toBe(0)
    expect(out).toMatch(/^a: OK \(weak: md5 .*\)\nw\.gguf: OK \(as the Git-LFS pointer states; .*\)\n$/)
  })

  test('what is not compared is a failure; what is not understood is one with --strict', async () => {
    const folder = folderOf(['a'])
    const digest = createHash('sha256').update('content of a').digest('hex')
    const manifest = join(folder, 'sums.txt')
    writeFileSync(manifest, `${digest}  a\nstreebog-256:${digest} a\n${digest}  ../b\n${digest} what\n`)
    const { status, out, err } = await hash('-c', manifest)
    expect(status).toBe(1)
    expect(out).toContain('a: NOT CHECKED: streebog-256 is not computed\n')
    expect(out).toContain('../b: NOT CHECKED: outside-tree')
    expect(err).toContain('sums.txt:4: ')
    writeFileSync(manifest, `${digest}  a\n\n${digest}  a\n# c\n${digest} what\n`)
    expect((await hash('-c', manifest)).status).toBe(0)
    expect((await hash('-c', '--strict', manifest)).status).toBe(1)
  })

  test('names may reach beyond the manifest’s folder within --root', async () => {
    const folder = folderOf(['a'])
    const digest = createHash('sha256').update('content of a').digest('hex')
    mkdirSync(join(folder, 'sub'))
    const manifest = join(folder, 'sub/SHA256SUMS')
    writeFileSync(manifest, `${digest}  ../a\n`)
    expect((await hash('-c', manifest)).status).toBe(1)
    expect(await hash('-c', '--root', folder, manifest)).toMatchObject({ status: 0, out: 'a: OK\n' })
    expect((await hash('-c', '--root', join(folder, 'other'), manifest)).status).toBe(2)
  })

  test('a folder: everything in it that records a digest; nothing to compare is status 3', async () => {
    const folder = folderOf(['a'])
    await hash('-o', join(folder, 'SHA256SUMS'), folder)
    expect(await hash('-c', folder)).toMatchObject({ status: 0, out: 'SHA256SUMS: a: OK\n' })
    rmSync(join(folder, 'SHA256SUMS'))
    expect((await hash('-c', folder)).status).toBe(3)
    expect(await hash('-c', join(folder, 'a'))).toMatchObject({
      status: 2,
      err: expect.stringContaining('records no digest'),
    })
  })

  test('a revision', async () => {
    const folder = folderOf(['a'])
    await hash('-o', join(folder, 'SHA256SUMS'), folder)
    spawnSync('git', ['init', '-q', folder])
    const commit = commitAll(folder)
    writeFileSync(join(folder, 'a'), 'changed')
    expect((await hash('-c', '--rev', commit, join(folder, 'SHA256SUMS'))).status).toBe(0)
    expect((await hash('-c', join(folder, 'SHA256SUMS'))).status).toBe(1)
  })
})
