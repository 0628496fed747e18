import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  commitAll,
  emptyRepository,
  git,
  leftOutOf,
  open,
  pathsOf,
  repository,
  temporaryFolder,
  text,
  write,
} from './fixture.ts'

describe('files of a working copy', () => {
  test('tracked and new files are listed with their sizes, ignored and deleted ones are not', async () => {
    const folder = repository({ '.gitignore': '*.log\n', 'b/kept': '12', gone: 'x', 'tracked.md': '123' })
    write(folder, { 'new.md': '1234', 'x.log': 'x' })
    rmSync(join(folder, 'gone'))
    expect((await (await open(folder)).list()).files).toEqual([
      { path: '.gitignore', size: 6 },
      { path: 'b/kept', size: 2 },
      { path: 'new.md', size: 4 },
      { path: 'tracked.md', size: 3 },
    ])
  })

  test('the order is that of code units', async () => {
    const names = ['a-b', 'a/b', 'a0', 'B', 'é', '\u{1F600}', '\uFF5E', 'Z', '_']
    const folder = repository(Object.fromEntries(names.map((name) => [name, 'x'])))
    const sorted = names.toSorted()
    expect(await pathsOf(await open(folder))).toEqual(sorted)
    expect(await pathsOf(await open(folder, { rev: 'HEAD' }))).toEqual(sorted)
  })

  test('a file in conflict is listed once', async () => {
    const folder = repository({ a: 'one' })
    git(folder, 'checkout', '--quiet', '-b', 'other')
    write(folder, { a: 'two' })
    commitAll(folder)
    git(folder, 'checkout', '--quiet', 'main')
    write(folder, { a: 'three' })
    commitAll(folder)
    expect(() => git(folder, 'merge', 'other')).toThrow()
    expect(await pathsOf(await open(folder))).toEqual(['a'])
  })

  test('files that stand behind a link in the place of their folder are gone', async () => {
    const outside = temporaryFolder()
    write(outside, { 'card.md': 'secret' })
    const folder = repository({ 'models/card.md': 'x', 'models/deep/card.md': 'x' })
    rmSync(join(folder, 'models'), { recursive: true })
    symlinkSync(outside, join(folder, 'models'))
    const tree = await open(folder)
    expect(await pathsOf(tree)).toEqual([])
    expect(await leftOutOf(tree)).toEqual(['models: symlink-leaves-tree'])
    await expect(tree.read('models/card.md', 100)).rejects.toMatchObject({ reason: 'unreadable' })
  })
})

describe('names', () => {
  const HOSTILE = [
    'line\nfeed',
    'quo"te\'s',
    '::error::x',
    '\u001b[31mred',
    '\u202Ertl',
    'tab\tx',
    '-rf',
    'a\\b',
    ':(top)x',
  ]

  test('any UTF-8 name is listed, read, hashed and has its history', async () => {
    const folder = repository(Object.fromEntries(HOSTILE.map((name) => [name, `content of ${name}`])))
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      expect(await pathsOf(tree)).toEqual(HOSTILE.toSorted())
      for (const name of HOSTILE) expect(text(await tree.read(name, 100))).toBe(`content of ${name}`)
      const digests = await tree.digests(HOSTILE.map((path) => ({ path, algorithms: ['md5'] })))
      expect(
        new Set(digests.map((result) => ('md5' in result.digests ? result.digests.md5 : null))).size,
      ).toBe(9)
      expect([...(await tree.lastCommits(HOSTILE)).keys()].sort()).toEqual(HOSTILE.toSorted())
    }
  })

  test('a name that is not UTF-8 is left out, and shown by its bytes', async () => {
    const folder = emptyRepository()
    write(folder, { é: 'x' })
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad-`), Buffer.from([0xff, 0xe9])]), 'x')
    const plain = temporaryFolder()
    writeFileSync(Buffer.concat([Buffer.from(`${plain}/bad-`), Buffer.from([0xff, 0xe9])]), 'x')
    write(plain, { é: 'x' })
    commitAll(folder)
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' }), await open(plain)]) {
      expect(await pathsOf(tree)).toEqual(['é'])
      expect(await leftOutOf(tree)).toEqual(['bad-\\xff\\xe9: unreadable'])
    }
  })
})

/** Links of every kind; what a tree makes of them is below. */
function linkFiles(folder: string): void {
  write(folder, { 'real/model.bin': '12345', 'secret.txt': 'x', 'sub/x': 'x' })
  const links: Record<string, string> = {
    'sub/inside': '../real/model.bin',
    'sub/through-folder': '../folder-link/model.bin',
    'sub/out-and-in': '../../nothing/here',
    'folder-link': 'real',
    chain: 'sub/inside',
    absolute: '/etc/hostname',
    broken: 'real/nothing',
    'through-file': 'secret.txt/x',
    'loop-1': 'loop-2',
    'loop-2': 'loop-1',
    dot: '.',
    'to-git': '.git/config',
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path))
}

describe('symbolic links', () => {
  const FILES = [
    { path: 'chain', size: 5, link: true },
    { path: 'real/model.bin', size: 5 },
    { path: 'secret.txt', size: 1 },
    { path: 'sub/inside', size: 5, link: true },
    { path: 'sub/through-folder', size: 5, link: true },
    { path: 'sub/x', size: 1 },
  ]
  const LEFT_OUT = [
    'absolute: symlink-leaves-tree',
    'broken: symlink-broken',
    'loop-1: symlink-broken',
    'loop-2: symlink-broken',
    'sub/out-and-in: symlink-leaves-tree',
    'through-file: symlink-broken',
  ]

  test('in a working copy', async () => {
    const folder = emptyRepository()
    linkFiles(folder)
    const tree = await open(folder)
    expect((await tree.list()).files).toEqual(FILES)
    expect(await leftOutOf(tree)).toEqual([...LEFT_OUT, 'to-git: symlink-leaves-tree'])
    expect(text(await tree.read('sub/through-folder', 5))).toBe('12345')
    await expect(tree.read('to-git', 1000)).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(tree.read('absolute', 1000)).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(tree.read('loop-1', 1000)).rejects.toMatchObject({ reason: 'unreadable' })
  })

  test('in a plain folder', async () => {
    const folder = temporaryFolder()
    linkFiles(folder)
    const tree = await open(folder)
    expect((await tree.list()).files).toEqual(FILES)
    expect(await leftOutOf(tree)).toContain('absolute: symlink-leaves-tree')
  })

  test('in a revision', async () => {
    const folder = emptyRepository()
    linkFiles(folder)
    commitAll(folder)
    const tree = await open(folder, { rev: 'HEAD' })
    expect((await tree.list()).files).toEqual(FILES)
    expect(await leftOutOf(tree)).toEqual([...LEFT_OUT, 'to-git: symlink-broken'])
    expect(text(await tree.read('sub/through-folder', 5))).toBe('12345')
    await expect(tree.read('absolute', 1000)).rejects.toMatchObject({ reason: 'unreadable' })
  })

  test('a link to an ignored file is followed: caches of weights are laid out like that', async () => {
    const folder = repository({ '.gitignore': '/blobs/\n' })
    write(folder, { 'blobs/abc': '123' })
    symlinkSync('blobs/abc', join(folder, 'model.safetensors'))
    expect((await (await open(folder)).list()).files).toContainEqual({
      path: 'model.safetensors',
      size: 3,
      link: true,
    })
  })

  test('in a sub-folder, a link to the rest of the repository leaves the tree', async () => {
    const folder = repository({ 'other/x': 'x', 'models/card.md': 'x' })
    symlinkSync('../other/x', join(folder, 'models/link'))
    commitAll(folder)
    const root = join(folder, 'models')
    for (const tree of [await open(root), await open(root, { rev: 'HEAD' })]) {
      expect(await pathsOf(tree)).toEqual(['card.md'])
      expect(await leftOutOf(tree)).toEqual(['link: symlink-leaves-tree'])
    }
  })
})

describe('what is no file', () => {
  test('pipes and sockets are said and never opened', async () => {
    const folder = repository({ 'model.bin': 'x' })
    rmSync(join(folder, 'model.bin'))
    execFileSync('mkfifo', [join(folder, 'model.bin')])
    const tracked = await open(folder)
    expect(await leftOutOf(tracked)).toEqual(['model.bin: special-file'])
    await expect(tracked.read('model.bin', 10)).rejects.toMatchObject({ reason: 'unreadable' })
    const [digest] = await tracked.digests([{ path: 'model.bin', algorithms: ['sha256'] }])
    expect(digest?.digests).toMatchObject({ reason: 'unreadable' })

    const plain = temporaryFolder()
    execFileSync('mkfifo', [join(plain, 'pipe')])
    symlinkSync('pipe', join(plain, 'to-pipe'))
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(join(plain, 'socket'), resolve))
    onTestFinished(() => void server.close())
    expect(await leftOutOf(await open(plain))).toEqual([
      'pipe: special-file',
      'socket: special-file',
      'to-pipe: special-file',
    ])
  })

  test('submodules and repositories within the repository are left out', async () => {
    const library = repository({ 'lib.md': 'x' })
    const folder = repository({ 'README.md': 'x' })
    git(folder, 'submodule', '--quiet', 'add', library, 'vendored')
    commitAll(folder)
    mkdirSync(join(folder, 'nested'))
    git(join(folder, 'nested'), 'init', '--quiet')
    write(folder, { 'nested/x': 'x' })
    const tree = await open(folder)
    expect(await pathsOf(tree)).toEqual(['.gitmodules', 'README.md'])
    expect(await leftOutOf(tree)).toEqual(['nested: submodule', 'vendored: submodule'])
    expect(await leftOutOf(await open(folder, { exclude: ['nested/', 'vendored/'] }))).toEqual([])

    const revision = await open(folder, { rev: 'HEAD' })
    expect(await pathsOf(revision)).toEqual(['.gitmodules', 'README.md'])
    expect(await leftOutOf(revision)).toEqual(['vendored: submodule'])
    expect(await leftOutOf(await open(folder, { rev: 'HEAD', exclude: ['vendored/'] }))).toEqual([])
  })

  test('a tracked file that has become a folder is not offered', async () => {
    const folder = repository({ 'README.md': 'x' })
    renameSync(join(folder, 'README.md'), join(folder, 'x'))
    write(folder, { 'README.md/inner': 'x' })
    const tree = await open(folder)
    expect(await pathsOf(tree)).toEqual(['README.md/inner', 'x'])
    await expect(tree.read('README.md', 10)).rejects.toMatchObject({ reason: 'unreadable' })
  })
})

test('ten times the files cost about ten times the time, ignore lines included', async () => {
  const seconds = async (count: number) => {
    const folder = emptyRepository()
    for (let index = 0; index < count; index += 1) write(folder, { [`d${index % 100}/f${index}`]: '' })
    const started = performance.now()
    expect((await pathsOf(await open(folder, { exclude: ['*.tmp', '/build/'] }))).length).toBe(count)
    return performance.now() - started
  }
  await seconds(100)
  const small = await seconds(1_000)
  const large = await seconds(10_000)
  // A quadratic listing would take a hundred times as long; the starts of git are in both.
  expect(large).toBeLessThan(40 * small)
})
