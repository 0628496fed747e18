import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTree } from '../../src/repository/open-tree.ts'
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

describe('what a root opens as', () => {
  test('a folder in a repository is its working copy', async () => {
    const folder = repository({ 'README.md': 'x' })
    const tree = await open(folder)
    expect(tree).toMatchObject({ kind: 'working-copy', root: folder, prefix: '', shallow: false })
    expect(tree.commit).toBe(git(folder, 'rev-parse', 'HEAD'))
  })

  test('a sub-folder has a prefix, and its own paths', async () => {
    const folder = repository({ 'README.md': 'x', 'models/a/card.md': 'x', 'models/b': 'x' })
    write(folder, { 'models/new': 'x' })
    const tree = await open(join(folder, 'models'))
    expect(tree.prefix).toBe('models/')
    expect(await pathsOf(tree)).toEqual(['a/card.md', 'b', 'new'])
    expect(text(await tree.read('a/card.md', 10))).toBe('x')
  })

  test('a prefix may hold line feeds and look like a commit id', async () => {
    const hex = 'a'.repeat(40)
    const folder = repository({ [`x\n${hex}/f`]: 'x' })
    const tree = await open(join(folder, `x\n${hex}`))
    expect(tree.prefix).toBe(`x\n${hex}/`)
    expect(tree.commit).toBe(git(folder, 'rev-parse', 'HEAD'))
  })

  test('a root that is a symbolic link is the folder that it leads to', async () => {
    const folder = repository({ 'models/card.md': 'x' })
    const link = join(temporaryFolder(), 'link')
    symlinkSync(join(folder, 'models'), link)
    const tree = await open(link)
    expect(tree).toMatchObject({ root: link, prefix: 'models/' })
    expect(await pathsOf(tree)).toEqual(['card.md'])
  })

  test('a repository before its first commit has files and no commit', async () => {
    const folder = emptyRepository()
    write(folder, { 'README.md': 'x' })
    const tree = await open(folder)
    expect(tree).toMatchObject({ kind: 'working-copy', commit: null })
    expect(await pathsOf(tree)).toEqual(['README.md'])
    expect((await tree.lastCommits(['README.md'])).size).toBe(0)
  })

  test('a folder outside git is walked without .git and node_modules', async () => {
    const folder = temporaryFolder()
    write(folder, { 'b/c': 'x', a: 'x', 'node_modules/m/x': 'x', 'b/.git/config': 'x', '.hidden': 'x' })
    const tree = await open(folder)
    expect(tree).toMatchObject({ kind: 'folder', prefix: '', commit: null, shallow: false })
    expect(await pathsOf(tree)).toEqual(['.hidden', 'a', 'b/c'])
    expect((await tree.lastCommits(['a'])).size).toBe(0)
  })

  test('a folder that the repository around it ignores is walked, since it was asked for', async () => {
    const folder = repository({ '.gitignore': '/downloads/\n', 'README.md': 'x' })
    write(folder, { 'downloads/model/card.md': 'x' })
    const tree = await open(join(folder, 'downloads/model'))
    expect(tree.kind).toBe('folder')
    expect(await pathsOf(tree)).toEqual(['card.md'])
  })

  test('an empty folder of a repository is a working copy without files', async () => {
    const folder = repository({ 'README.md': 'x' })
    mkdirSync(join(folder, 'empty'))
    const tree = await open(join(folder, 'empty'))
    expect(tree.kind).toBe('working-copy')
    expect(await pathsOf(tree)).toEqual([])
  })

  test('without git a working copy is read as a plain folder, and that is said', async () => {
    const folder = repository({ 'README.md': 'x' })
    const tree = await open(folder, { env: { PATH: temporaryFolder() } })
    expect(tree.kind).toBe('folder')
    expect(await pathsOf(tree)).toEqual(['README.md'])
    const [note] = (await tree.list()).left_out
    expect(note).toMatchObject({ path: '.git', reason: 'unreadable' })
    expect(note?.message).toMatch(/^Git is not installed.* plain folder/)
  })

  test('a repository that git calls broken is read as a plain folder, and that is said', async () => {
    const folder = repository({ 'README.md': 'x' })
    write(folder, { '.git/config': '[broken' })
    const tree = await open(folder)
    expect(tree.kind).toBe('folder')
    expect((await tree.list()).left_out[0]?.message).toMatch(/^Git cannot read the repository \(.*config/)
  })

  test.runIf(process.getuid?.() === 0)('a repository of another user says what to do', async () => {
    const folder = repository({ 'README.md': 'x' })
    chownSync(folder, 65534, 65534)
    chownSync(join(folder, '.git'), 65534, 65534)
    const env = { PATH: process.env.PATH, HOME: temporaryFolder(), GIT_CONFIG_NOSYSTEM: '1' }
    const tree = await open(folder, { env })
    expect(tree.kind).toBe('folder')
    expect((await tree.list()).left_out[0]?.message).toContain('safe.directory')
    await expect(openTree(folder, { env, rev: 'HEAD' })).rejects.toMatchObject({
      code: 'REVISION',
      message: expect.stringContaining('safe.directory'),
    })
  })
})

describe('roots that cannot be checked', () => {
  test('a bare repository has no files, only revisions', async () => {
    const folder = repository({ 'README.md': 'x' })
    const bare = join(temporaryFolder(), 'bare.git')
    git(folder, 'clone', '--quiet', '--bare', '.', bare)
    for (const root of [bare, join(folder, '.git')]) {
      await expect(openTree(root)).rejects.toMatchObject({
        code: 'PATH',
        message: expect.stringContaining('Give a revision of it: --rev HEAD.'),
      })
    }
    expect(await pathsOf(await open(bare, { rev: 'HEAD' }))).toEqual(['README.md'])
  })

  test('an empty path', async () => {
    await expect(openTree('')).rejects.toMatchObject({
      code: 'PATH',
      message: 'The path is empty. Give the folder that is to be checked.',
    })
  })

  test('a root that does not exist', async () => {
    await expect(openTree(join(temporaryFolder(), 'nothing'))).rejects.toMatchObject({
      code: 'PATH',
      message: expect.stringContaining('does not exist'),
    })
  })

  test('a root that is a file', async () => {
    const folder = temporaryFolder()
    write(folder, { 'README.md': 'x' })
    await expect(openTree(join(folder, 'README.md'))).rejects.toMatchObject({
      code: 'PATH',
      message: expect.stringContaining('is not a folder'),
    })
  })
})

describe('what a repository configures', () => {
  test.each(['core.fsmonitor', 'core.pager', 'diff.external', 'filter.x.clean', 'gpg.program'])(
    '%s starts no program',
    async (setting) => {
      const folder = repository({ 'a.txt': 'one', '.gitattributes': '* filter=x\n' })
      const marker = join(temporaryFolder(), 'started')
      const script = join(temporaryFolder(), 'script')
      write('/', { [script]: `#!/bin/sh\ntouch '${marker}'\ncat\n` })
      chmodSync(script, 0o755)
      git(folder, 'config', setting, script)
      git(folder, 'config', 'log.showSignature', 'true')
      write(folder, { 'a.txt': 'two' })
      for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
        await tree.list()
        await tree.lastCommits(['a.txt'])
      }
      expect(existsSync(marker)).toBe(false)
    },
  )

  test('a promised object is not fetched by a program, also by a git that knows no GIT_NO_LAZY_FETCH', async () => {
    const folder = repository({ 'a.txt': 'one' })
    const marker = join(temporaryFolder(), 'started')
    const blob = git(folder, 'rev-parse', 'HEAD:a.txt')
    rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
    for (const [name, value] of [
      ['core.repositoryFormatVersion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.url', `ext::sh -c touch% ${marker}`],
      ['remote.origin.promisor', 'true'],
      ['protocol.ext.allow', 'always'],
    ] as const) {
      git(folder, 'config', name, value)
    }
    const bin = temporaryFolder()
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim()
    write(bin, { git: `#!/bin/sh\nunset GIT_NO_LAZY_FETCH\nexec '${real}' "$@"\n` })
    chmodSync(join(bin, 'git'), 0o755)
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` }
    for (const tree of [await open(folder, { env }), await open(folder, { env, rev: 'HEAD' })]) {
      await tree.lastCommits(['a.txt'])
    }
    expect(existsSync(marker)).toBe(false)
  })

  test('variables of a calling git do not lead to another repository', async () => {
    const folder = repository({ here: 'x' })
    const other = repository({ there: 'x' })
    const env = {
      ...process.env,
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_GLOB_PATHSPECS: '1',
    }
    const tree = await open(folder, { env })
    expect(await pathsOf(tree)).toEqual(['here'])
    expect([...(await tree.lastCommits(['here'])).keys()]).toEqual(['here'])
  })
})

describe('what is left out by lines of .gitignore form', () => {
  const files = { 'a.md': 'x', 'data/b.md': 'x', 'data/keep.md': 'x', 'logs/c': 'x', 'A.MD': 'x' }

  test.each(['*a*a*a*a*b', '**/a/**/a/**/a/**/b'])('%s would take for ever and is refused', async (line) => {
    const folder = temporaryFolder()
    await expect(openTree(folder, { exclude: [line] })).rejects.toMatchObject({ code: 'CONFIG' })
    write(folder, { '.modelwardignore': `one\n${line}\n` })
    await expect(openTree(folder)).rejects.toMatchObject({
      code: 'CONFIG',
      place: { path: '.modelwardignore', line: 2 },
    })
  })

  test('.modelwardignore leaves out committed files as well', async () => {
    const folder = repository({
      ...files,
      '.modelwardignore': '\uFEFFdata/*\r\n!data/keep.md\nlogs/\na.md\n',
    })
    const expected = ['.modelwardignore', 'A.MD', 'data/keep.md']
    expect(await pathsOf(await open(folder))).toEqual(expected)
    expect(await pathsOf(await open(folder, { rev: 'HEAD' }))).toEqual(expected)
    const { ignored } = await (await open(folder)).list()
    expect(ignored.length).toBeGreaterThan(0)
    expect((await (await open(folder, { rev: 'HEAD' })).list()).ignored).toEqual(ignored)
  })

  test('a plain folder knows .modelwardignore too', async () => {
    const folder = temporaryFolder()
    write(folder, { ...files, '.modelwardignore': 'data/\nlogs\n' })
    const tree = await open(folder)
    expect(await pathsOf(tree)).toEqual(['.modelwardignore', 'A.MD', 'a.md'])
    expect((await tree.list()).ignored).toEqual(['data/', 'logs/'])
  })

  test('the configuration wins over the file', async () => {
    const folder = repository({ ...files, '.modelwardignore': '!data/b.md\n' })
    const exclude = ['data/b.md', '/logs', '.modelwardignore']
    const expected = ['A.MD', 'a.md', 'data/keep.md']
    expect(await pathsOf(await open(folder, { exclude }))).toEqual(expected)
    expect(await pathsOf(await open(folder, { exclude, rev: 'HEAD' }))).toEqual(expected)
  })

  test('names that no relative path should have do not break the filter', async () => {
    const folder = repository({ '..data/x': 'x', '...': 'x', '~x': 'x', ' ': 'x', '\\': 'x' })
    const tree = await open(folder, { exclude: ['*.md'] })
    expect(await pathsOf(tree)).toEqual([' ', '...', '..data/x', '\\', '~x'])
  })

  test('a line that would be too costly to match is refused with its place', async () => {
    const folder = repository({ '.modelwardignore': `ok\n${'*a'.repeat(20)}b\n` })
    const refused = { code: 'CONFIG', place: { path: '.modelwardignore', line: 2 } }
    await expect(openTree(folder)).rejects.toMatchObject(refused)
    await expect(openTree(folder, { rev: 'HEAD' })).rejects.toMatchObject(refused)
  })

  test('a .modelwardignore that leads out of the tree is refused', async () => {
    const folder = emptyRepository()
    symlinkSync('/etc/hostname', join(folder, '.modelwardignore'))
    commitAll(folder)
    await expect(openTree(folder)).rejects.toMatchObject({
      code: 'CONFIG',
      place: { path: '.modelwardignore' },
    })
    // In a revision a link is not read as the file.
    expect(await leftOutOf(await open(folder, { rev: 'HEAD' }))).toEqual([
      '.modelwardignore: symlink-leaves-tree',
    ])
  })
})
