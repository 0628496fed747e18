import { execFileSync } from 'node:child_process'
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesOfTree } from '../../src/config/tree-paths.ts'
import { readPolicyFolder } from '../../src/policy/folder.ts'
import type { Tree } from '../../src/repository/tree.ts'
import { commitAll, git, open, repository, temporaryFolder, text, write } from '../repository/fixture.ts'

const LIMIT = 1024 * 1024
const REGO = 'package a\n'

/** A folder with policies beside the tree, which the tree must not reach. */
function elsewhere(): string {
  const folder = temporaryFolder()
  write(folder, { 'policies/secret.rego': 'package secret\n', 'profile.yml': 'rules: all\n' })
  return realpathSync(folder)
}

/** Links to what is elsewhere, and within the tree. */
function withLinks(root: string): void {
  const other = elsewhere()
  symlinkSync(join(other, 'policies'), join(root, 'outside'))
  symlinkSync(other, join(root, 'other'))
  symlinkSync(join(other, 'profile.yml'), join(root, 'outside.yml'))
  symlinkSync('policies', join(root, 'linked'))
  mkdirSync(join(root, '.links'))
  symlinkSync(join(other, 'policies/secret.rego'), join(root, '.links/a.rego'))
}

const FILES = {
  'policies/b/z.rego': REGO,
  'policies/a.rego': REGO,
  'policies/README.md': '',
  'policies/.hidden/h.rego': REGO,
  'policies/node_modules/n/n.rego': REGO,
  'profile.yml': 'rules: all\n',
  'elsewhere/a.rego': REGO,
  '.modelwardignore': 'policies/\n',
}

async function workingCopy(): Promise<Tree> {
  const root = repository(FILES)
  withLinks(root)
  return open(root)
}

async function plainFolder(): Promise<Tree> {
  const root = temporaryFolder()
  write(root, FILES)
  withLinks(root)
  return open(root)
}

/** The files are in the revision only: the disk holds others. */
async function revision(): Promise<Tree> {
  const root = repository(FILES)
  withLinks(root)
  git(root, 'add', '--all', '--force')
  const commit = commitAll(root)
  git(root, 'rm', '-r', '--quiet', '.')
  write(root, { 'policies/new.rego': 'package new\n', 'profile.yml': 'rules: []\n' })
  return open(root, { rev: commit })
}

describe.each([
  ['a working copy', workingCopy],
  ['a plain folder', plainFolder],
  ['a revision', revision],
])('what a modelward.yml of %s names', (_, tree) => {
  test('is read from it, and from nowhere else', async () => {
    const files = filesOfTree(await tree())
    const pathsIn = async (path: string) => (await readPolicyFolder(path, files)).map((source) => source.path)
    const policies = ['policies/a.rego', 'policies/b/z.rego']
    // Also what an ignore line hides.
    expect(await pathsIn('./policies')).toEqual(policies)
    expect(await pathsIn('policies/a.rego')).toEqual(['policies/a.rego'])
    expect(await pathsIn('.')).toEqual(['elsewhere/a.rego', ...policies])
    expect(text(await files.read('./profile.yml', LIMIT))).toBe('rules: all\n')

    // A link within it is followed.
    expect(await pathsIn('linked')).toEqual(policies)
    expect(text(await files.read('linked/a.rego', LIMIT))).toBe(REGO)

    const place = { path: 'modelward.yml', line: 1, column: 12 }
    for (const path of ['../other/policies', '/etc', 'policies/../../other/policies', 'C:\\policies']) {
      await expect(readPolicyFolder(path, files, place)).rejects.toMatchObject({
        code: 'PATH',
        place,
        message: expect.stringContaining('It leaves the tree'),
      })
      await expect(files.read(path, LIMIT)).rejects.toThrow('It leaves the tree')
    }
    for (const path of ['outside', 'other/policies', '.links']) {
      await expect(readPolicyFolder(path, files)).rejects.toThrow(/outside the tree|leaves the tree/)
    }
    for (const path of ['outside.yml', 'other/profile.yml']) {
      await expect(files.read(path, LIMIT)).rejects.toThrow(/outside the tree|leaves the tree/)
    }
    await expect(readPolicyFolder('.git', files)).rejects.toMatchObject({ code: 'PATH' })
    await expect(files.read('.git/config', LIMIT)).rejects.toMatchObject({ reason: 'unreadable' })

    await expect(readPolicyFolder('nowhere', files)).rejects.toThrow('There is no .rego file in nowhere')
    await expect(files.read('nowhere.yml', LIMIT)).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(files.read('profile.yml', 3)).rejects.toMatchObject({ reason: 'too-large' })
  })
})

test('a profile of the disk may not be a pipe or endless', async () => {
  const root = temporaryFolder()
  symlinkSync('/dev/zero', join(root, 'zero.yml'))
  execFileSync('mkfifo', [join(root, 'pipe.yml')])
  writeFileSync(join(root, 'a.rego'), REGO)
  const files = filesOfTree(await open(root))
  await expect(files.read('zero.yml', LIMIT)).rejects.toThrow('outside the tree')
  await expect(files.read('pipe.yml', LIMIT)).rejects.toThrow('not a regular file')
})
