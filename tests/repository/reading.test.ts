import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WHOLE_BLOB_BYTES } from '../../src/repository/blob-reader.ts'
import { type Tree, TreeError } from '../../src/repository/tree.ts'
import {
  commitAll,
  emptyRepository,
  git,
  open,
  pathsOf,
  repository,
  temporaryFolder,
  text,
  write,
} from './fixture.ts'

const LONG = Buffer.alloc(WHOLE_BLOB_BYTES + 5, 'abcdefg')

/** The same files as a working copy, a revision and a plain folder. */
async function threeTrees(files: Record<string, string | Uint8Array>): Promise<Tree[]> {
  const folder = repository(files)
  const plain = temporaryFolder()
  write(plain, files)
  return [await open(folder), await open(folder, { rev: 'HEAD' }), await open(plain)]
}

describe('every kind of tree', () => {
  test('reads a file up to the limit, and refuses a longer one', async () => {
    for (const tree of await threeTrees({ 'a.md': '12345', empty: '', long: LONG })) {
      expect(text(await tree.read('a.md', 5))).toBe('12345')
      expect(text(await tree.read('empty', 0))).toBe('')
      expect(LONG.equals(await tree.read('long', LONG.length))).toBe(true)
      const refused = tree.read('a.md', 4)
      await expect(refused).rejects.toBeInstanceOf(TreeError)
      await expect(refused).rejects.toMatchObject({ reason: 'too-large', path: 'a.md' })
    }
  })

  test('gives the first bytes of files of any length', async () => {
    for (const tree of await threeTrees({ 'a.md': '12345', empty: '', long: LONG })) {
      expect(text(await tree.head('a.md', 2))).toBe('12')
      expect(text(await tree.head('a.md', 20))).toBe('12345')
      expect(text(await tree.head('empty', 20))).toBe('')
      expect(text(await tree.head('long', 9))).toBe('abcdefgab')
      expect((await tree.head('long', LONG.length + 10)).length).toBe(LONG.length)
    }
  })

  test('answers reads that overlap each with its own content', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`f${index}`, `${index}`.repeat(9_999)]),
    )
    for (const tree of await threeTrees(files)) {
      const contents = await Promise.all(Object.keys(files).map((path) => tree.read(path, 1_000_000)))
      expect(contents.map(text)).toEqual(Object.values(files))
    }
  })

  test.each(['nothing', '../outside', '/etc/hostname', 'folder', 'a.md/x', 'a\0b', '', '.git/config'])(
    'calls %j unreadable',
    async (path) => {
      for (const tree of await threeTrees({ 'a.md': 'x', 'folder/x': 'x' })) {
        await expect(tree.read(path, 100_000)).rejects.toMatchObject({ reason: 'unreadable', path })
        await expect(tree.head(path, 10)).rejects.toMatchObject({ reason: 'unreadable', path })
      }
    },
  )

  test('does not name the machine’s folders in its messages', async () => {
    for (const tree of await threeTrees({ 'a.md': 'x' })) {
      const error: unknown = await tree.read('nothing', 1).catch((cause: unknown) => cause)
      expect(error).toBeInstanceOf(TreeError)
      expect(String(error)).not.toContain(tree.root)
    }
  })
})

describe('files on disk that change during the run', () => {
  test('a file that vanishes is unreadable', async () => {
    const folder = repository({ 'a.md': 'x' })
    const tree = await open(folder)
    expect(await pathsOf(tree)).toEqual(['a.md'])
    rmSync(join(folder, 'a.md'))
    await expect(tree.read('a.md', 10)).rejects.toMatchObject({ reason: 'unreadable', message: /vanished/ })
    const [result] = await tree.digests([{ path: 'a.md', algorithms: ['sha256'] }])
    expect(result?.digests).toBeInstanceOf(TreeError)
  })

  test.each(['a.md', 'sub'])(
    'a link out of the tree in the place of %s is not followed',
    async (replaced) => {
      const outside = temporaryFolder()
      write(outside, { 'a.md': 'secret', secret: 'secret' })
      const folder = repository({ 'a.md': 'x', 'sub/a.md': 'x' })
      const tree = await open(folder)
      expect(await pathsOf(tree)).toEqual(['a.md', 'sub/a.md'])
      rmSync(join(folder, replaced), { recursive: true })
      symlinkSync(replaced === 'sub' ? outside : join(outside, 'secret'), join(folder, replaced))
      const path = replaced === 'sub' ? 'sub/a.md' : 'a.md'
      await expect(tree.read(path, 10)).rejects.toMatchObject({
        reason: 'unreadable',
        message: /outside the tree/,
      })
    },
  )

  test('a file without read permission is unreadable', async () => {
    const folder = temporaryFolder()
    write(folder, { 'a.md': 'x', 'locked/b.md': 'x' })
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'a.md'), 0o000)
    chmodSync(join(folder, 'locked'), 0o000)
    // The superuser may read everything: as root the test goes on as nobody.
    if (process.geteuid?.() === 0) {
      process.seteuid?.(65534)
      onTestFinished(() => process.seteuid?.(0))
    }
    const tree = await open(folder)
    expect((await tree.list()).left_out).toEqual([
      { path: 'locked', reason: 'unreadable', message: 'The system refuses to open it.' },
    ])
    await expect(tree.read('a.md', 10)).rejects.toMatchObject({ reason: 'unreadable', message: /refuses/ })
    process.seteuid?.(process.getuid?.() ?? 0)
    chmodSync(join(folder, 'locked'), 0o755)
  })
})

describe('revisions', () => {
  test('equal the working copy that was committed', async () => {
    const folder = repository({ 'README.md': 'one', 'sub/model.bin': LONG, 'sub/empty': '' })
    symlinkSync('sub/empty', join(folder, 'link'))
    commitAll(folder)
    const disk = await open(folder)
    const revision = await open(folder, { rev: 'HEAD' })
    expect(revision.commit).toBe(disk.commit)
    expect(await revision.list()).toEqual(await disk.list())
    const paths = await pathsOf(disk)
    const requests = paths.map((path) => ({ path, algorithms: ['sha256', 'md5-dos2unix'] as const }))
    expect(await revision.digests(requests)).toEqual(await disk.digests(requests))
    expect(await revision.lastCommits(paths)).toEqual(await disk.lastCommits(paths))
  })

  test('show the past, and nothing of the working copy', async () => {
    const folder = repository({ 'README.md': 'one', old: 'x' })
    rmSync(join(folder, 'old'))
    write(folder, { 'README.md': 'two' })
    commitAll(folder)
    git(folder, 'tag', '-a', 'v2', '-m', 'x')
    write(folder, { 'README.md': 'three', new: 'x' })
    const past = await open(folder, { rev: 'HEAD~1' })
    expect(await pathsOf(past)).toEqual(['README.md', 'old'])
    expect(text(await past.read('README.md', 10))).toBe('one')
    const tagged = await open(folder, { rev: 'v2' })
    expect(tagged).toMatchObject({ kind: 'revision', commit: git(folder, 'rev-parse', 'HEAD') })
    expect(await pathsOf(tagged)).toEqual(['README.md'])
  })

  test('are cut to the sub-folder that is checked', async () => {
    const folder = repository({ 'README.md': 'x', 'models/a/card.md': 'card', 'models-2/x': 'x' })
    const tree = await open(join(folder, 'models'), { rev: 'HEAD' })
    expect(tree.prefix).toBe('models/')
    expect(await pathsOf(tree)).toEqual(['a/card.md'])
    expect(text(await tree.read('a/card.md', 10))).toBe('card')
  })

  test('can be read from a bare repository', async () => {
    const bare = temporaryFolder()
    git(bare, 'clone', '--quiet', '--bare', repository({ 'README.md': 'x' }), 'bare.git')
    const tree = await open(join(bare, 'bare.git'), { rev: 'main' })
    expect(await pathsOf(tree)).toEqual(['README.md'])
  })

  test.each([
    'nothing',
    '--help',
    '--all',
    '-n1',
    'HEAD..HEAD',
    'HEAD:README.md',
    '',
    'a\nb',
    'a\0b',
    '@{99}',
  ])('%j is refused with what to do', async (rev) => {
    const folder = repository({ 'README.md': 'x' })
    const refused = open(folder, { rev })
    await expect(refused).rejects.toMatchObject({ code: 'REVISION' })
    await expect(refused).rejects.toThrow(/Check the name|Give a branch/)
  })

  test('outside git, before the first commit and without git say so', async () => {
    const plain = temporaryFolder()
    await expect(open(plain, { rev: 'HEAD' })).rejects.toMatchObject({
      code: 'REVISION',
      message: /no git repository/,
    })
    const fresh = emptyRepository()
    await expect(open(fresh, { rev: 'HEAD' })).rejects.toMatchObject({ code: 'REVISION' })
    const env = { PATH: plain }
    await expect(open(fresh, { rev: 'HEAD', env })).rejects.toMatchObject({
      code: 'REVISION',
      message: /Install git/,
    })
  })

  test('a partial clone says what is missing, and fetches nothing', async () => {
    const folder = repository({ 'README.md': 'x' })
    git(folder, 'config', 'uploadpack.allowFilter', 'true')
    const clone = join(temporaryFolder(), 'clone')
    git(folder, 'clone', '--quiet', '--no-checkout', '--filter=blob:none', pathToFileURL(folder).href, clone)
    await expect(open(clone, { rev: 'HEAD' })).rejects.toMatchObject({ code: 'REVISION', message: /partial/ })
    expect((await (await open(clone)).lastCommits(['README.md'])).size).toBe(0)
  })

  test('a blob that the repository has lost is unreadable, and the others are read', async () => {
    const folder = repository({ 'a.md': 'one', 'b.md': 'two' })
    const blob = git(folder, 'rev-parse', 'HEAD:a.md')
    const tree = await open(folder, { rev: 'HEAD' })
    rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    const requests = ['a.md', 'b.md'].map((path) => ({ path, algorithms: ['sha1'] as const }))
    const [lost, kept] = await tree.digests(requests)
    expect(lost?.digests).toMatchObject({ reason: 'unreadable' })
    expect(kept?.digests).toHaveProperty('sha1')
    await expect(tree.read('a.md', 10)).rejects.toMatchObject({ reason: 'unreadable' })
    expect(text(await tree.read('b.md', 10))).toBe('two')
  })
})
