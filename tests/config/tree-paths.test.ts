import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { policiesInTree, profileInTree } from '../../src/config/tree-paths.ts'

/** A tree `tree` beside a folder `other` that it must not reach. */
function folders(): { root: string; other: string } {
  const top = realpathSync.native(mkdtempSync(join(tmpdir(), 'modelward-config-')))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  const [root, other] = [join(top, 'tree'), join(top, 'other')]
  for (const folder of [root, other]) {
    mkdirSync(join(folder, 'policies'), { recursive: true })
    writeFileSync(join(folder, 'policies', 'a.rego'), 'package a\n')
    writeFileSync(join(folder, 'profile.yml'), 'rules: all\n')
  }
  return { root, other }
}

describe('policies that a modelward.yml of the tree names', () => {
  test('are read from the tree', async () => {
    const { root } = folders()
    expect(await policiesInTree(root, './policies', undefined)).toBe(join(root, 'policies'))
    expect(await policiesInTree(root, '.', undefined)).toBe(root)
  })

  test.each(['../other/policies', '/etc', 'policies/../../other/policies', 'C:\\policies'])(
    '%s is refused, with its place',
    async (path) => {
      const { root } = folders()
      const place = { path: 'modelward.yml', line: 1, column: 12 }
      await expect(policiesInTree(root, path, place)).rejects.toMatchObject({
        code: 'CONFIG',
        place,
        message: expect.stringContaining('It leaves the tree'),
      })
    },
  )

  test('may not be reached by a link that leaves the tree', async () => {
    const { root, other } = folders()
    symlinkSync(join(other, 'policies'), join(root, 'linked'))
    symlinkSync(other, join(root, 'other'))
    await expect(policiesInTree(root, 'linked', undefined)).rejects.toMatchObject({ code: 'CONFIG' })
    await expect(policiesInTree(root, 'other/policies', undefined)).rejects.toMatchObject({ code: 'CONFIG' })
  })

  test('may not be git’s own files', async () => {
    const { root } = folders()
    mkdirSync(join(root, '.git', 'policies'), { recursive: true })
    await expect(policiesInTree(root, '.git/policies', undefined)).rejects.toMatchObject({ code: 'CONFIG' })
  })

  test('are told to be missing by whoever reads them', async () => {
    const { root } = folders()
    expect(await policiesInTree(root, 'nowhere', undefined)).toBe(join(root, 'nowhere'))
  })
})

describe('a profile that a modelward.yml of the tree names', () => {
  test('is read from the tree', async () => {
    const { root } = folders()
    expect(Buffer.from(await profileInTree(root, './profile.yml')).toString()).toBe('rules: all\n')
  })

  test.each(['../other/profile.yml', '/dev/zero', '/etc/passwd'])('%s is refused', async (path) => {
    const { root } = folders()
    await expect(profileInTree(root, path)).rejects.toThrow('It leaves the tree')
  })

  test('may not be a link that leaves the tree, a pipe, or endless', async () => {
    const { root, other } = folders()
    symlinkSync(join(other, 'profile.yml'), join(root, 'link.yml'))
    symlinkSync('/dev/zero', join(root, 'zero.yml'))
    execFileSync('mkfifo', [join(root, 'pipe.yml')])
    writeFileSync(join(root, 'large.yml'), '#'.repeat(1024 * 1024 + 1))
    await expect(profileInTree(root, 'link.yml')).rejects.toThrow('outside the tree')
    await expect(profileInTree(root, 'zero.yml')).rejects.toThrow('outside the tree')
    await expect(profileInTree(root, 'pipe.yml')).rejects.toThrow('not a regular file')
    await expect(profileInTree(root, 'large.yml')).rejects.toThrow('longer than the limit')
  })
})
