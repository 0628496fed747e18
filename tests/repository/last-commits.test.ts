import { rmSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, LogParser } from '../../src/repository/log-parser.ts'
import { commitAll, git, gitAt, open, repository, temporaryFolder, write } from './fixture.ts'

const DAY = 86_400
const START = 1_700_000_000

/** Three commits a day apart: a, then b, then a again, with c untouched. */
function history(): { folder: string; commits: [string, string, string] } {
  const folder = repository({ 'm/a': '1', 'm/b': '1', c: '1' })
  const first = git(folder, 'rev-parse', 'HEAD')
  write(folder, { 'm/b': '2' })
  const second = commitAll(folder, START + DAY)
  write(folder, { 'm/a': '3' })
  const third = commitAll(folder, START + 2 * DAY)
  return { folder, commits: [first, second, third] }
}

describe('the last commit of a path', () => {
  test('is the newest that changed it, with its author date in UTC and its position', async () => {
    const { folder, commits } = history()
    const expected = new Map([
      ['m/a', { commit: commits[2], author_date: '2023-11-16T22:13:20Z', distance: 0 }],
      ['m/b', { commit: commits[1], author_date: '2023-11-15T22:13:20Z', distance: 1 }],
      ['c', { commit: commits[0], author_date: '2023-11-14T22:13:20Z', distance: 2 }],
    ])
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      expect(await tree.lastCommits(['c', 'm/a', 'm/b'])).toEqual(expected)
      expect(await tree.lastCommits(['c'])).toEqual(new Map([...expected].slice(2)))
      expect(await tree.lastCommits([])).toEqual(new Map())
    }
  })

  test('is counted from the revision that is checked, and from the sub-folder', async () => {
    const { folder, commits } = history()
    const tree = await open(join(folder, 'm'), { rev: 'HEAD~1' })
    const found = await tree.lastCommits(['a', 'b', '../c', 'nothing'])
    expect([...found].map(([path, { commit, distance }]) => [path, commit, distance]).sort()).toEqual([
      ['a', commits[0], 1],
      ['b', commits[1], 0],
    ])
    const disk = await open(join(folder, 'm'))
    expect((await disk.lastCommits(['b'])).get('b')?.distance).toBe(1)
  })

  test('is found for more paths than fit a command line', async () => {
    const paths = Array.from({ length: 1_200 }, (_, index) => `${'long-name/'.repeat(5)}f${index}`)
    const folder = repository(Object.fromEntries(paths.map((path) => [path, path])))
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      expect((await tree.lastCommits(paths)).size).toBe(1_200)
    }
  })

  test('orders parent and child whatever their dates say', async () => {
    const folder = repository({ card: '1', model: '1' })
    write(folder, { model: '2' })
    commitAll(folder, START + 9 * DAY)
    write(folder, { card: '2' })
    commitAll(folder, START - 9 * DAY)
    const found = await (await open(folder)).lastCommits(['card', 'model'])
    expect(found.get('card')?.distance).toBe(0)
    expect(found.get('model')?.distance).toBe(1)
  })

  test('is not a commit of a branch whose change the merge dropped', async () => {
    const folder = repository({ a: '1', b: '1' })
    git(folder, 'checkout', '--quiet', '-b', 'side')
    write(folder, { a: 'side', b: 'side' })
    commitAll(folder, START + 2 * DAY)
    git(folder, 'checkout', '--quiet', 'main')
    write(folder, { a: 'main' })
    const onMain = commitAll(folder, START + DAY)
    expect(() => gitAt(folder, START + 3 * DAY, 'merge', '--quiet', 'side')).toThrow()
    write(folder, { a: 'main' })
    commitAll(folder, START + 3 * DAY)
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      const found = await tree.lastCommits(['a', 'b'])
      expect(found.get('a')?.commit).toBe(onMain)
      expect(found.get('b')?.commit).toBe(git(folder, 'rev-parse', 'side'))
    }
  })

  test('is the merge itself where its content stands in no parent', async () => {
    const folder = repository({ a: '1' })
    git(folder, 'checkout', '--quiet', '-b', 'side')
    write(folder, { a: 'side' })
    commitAll(folder)
    git(folder, 'checkout', '--quiet', 'main')
    write(folder, { a: 'main' })
    commitAll(folder)
    expect(() => git(folder, 'merge', '--quiet', 'side')).toThrow()
    write(folder, { a: 'both' })
    const merge = commitAll(folder)
    expect((await (await open(folder)).lastCommits(['a'])).get('a')?.commit).toBe(merge)
  })

  test('of a link is that of the link', async () => {
    const folder = repository({ target: '1' })
    symlinkSync('target', join(folder, 'link'))
    const linked = commitAll(folder, START + DAY)
    write(folder, { target: '2' })
    commitAll(folder, START + 2 * DAY)
    for (const tree of [await open(folder), await open(folder, { rev: 'HEAD' })]) {
      expect((await tree.lastCommits(['link'])).get('link')?.commit).toBe(linked)
    }
  })

  test('has a date that RFC 3339 can say, whatever the commit claims', async () => {
    const folder = repository({ a: '1' })
    const raw = git(folder, 'cat-file', 'commit', 'HEAD').replace(
      /^author (.*>) .*$/m,
      'author $1 999999999999 +0000',
    )
    write(folder, { commit: `${raw}\n` })
    git(
      folder,
      'reset',
      '--quiet',
      '--hard',
      git(folder, 'hash-object', '-t', 'commit', '-w', '--literally', 'commit'),
    )
    const found = await (await open(folder)).lastCommits(['a'])
    expect(found.get('a')?.author_date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })
})

describe('uncommitted files have none', () => {
  test('new, changed and staged ones; a touched one has', async () => {
    const folder = repository({ same: 'x', touched: 'x', changed: 'x', staged: 'x', 'same-size': 'x' })
    write(folder, { new: 'x', changed: 'xyz', staged: 'y', 'same-size': 'y' })
    git(folder, 'add', 'staged')
    utimesSync(join(folder, 'touched'), 1, 1)
    const found = await (await open(folder)).lastCommits([
      'same',
      'touched',
      'changed',
      'staged',
      'same-size',
      'new',
    ])
    expect([...found.keys()].sort()).toEqual(['same', 'touched'])
  })

  test('a checkout with other line ends counts as committed', async () => {
    const folder = repository({ a: 'one\ntwo\n' })
    write(folder, { a: 'one\r\ntwo\r\n' })
    expect((await (await open(folder)).lastCommits(['a'])).size).toBe(1)
    write(folder, { a: 'one\r\ntwo\r\nthree\r\n' })
    expect((await (await open(folder)).lastCommits(['a'])).size).toBe(0)
  })

  test('the content in the place of its Git-LFS pointer counts as committed', async () => {
    const oid = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'
    const folder = repository({
      m: `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 1\n`,
    })
    write(folder, { m: 'x' })
    expect((await (await open(folder)).lastCommits(['m'])).size).toBe(1)
    write(folder, { m: 'y' })
    expect((await (await open(folder)).lastCommits(['m'])).size).toBe(0)
  })

  test('a link in the place of a file', async () => {
    const folder = repository({ a: 'x', b: 'x' })
    rmSync(join(folder, 'a'))
    symlinkSync('b', join(folder, 'a'))
    expect((await (await open(folder)).lastCommits(['a'])).size).toBe(0)
  })
})

test('a shallow clone has no history', async () => {
  const { folder } = history()
  const clone = join(temporaryFolder(), 'clone')
  git(folder, 'clone', '--quiet', '--depth', '1', pathToFileURL(folder).href, clone)
  for (const tree of [await open(clone), await open(clone, { rev: 'HEAD' })]) {
    expect(tree.shallow).toBe(true)
    expect((await tree.lastCommits(['c'])).size).toBe(0)
  }
  await expect(open(clone, { rev: 'HEAD~1' })).rejects.toThrow(/shallow/)
})

test('a SHA-256 repository works the same', async () => {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--object-format=sha256')
  write(folder, { a: 'x' })
  const commit = commitAll(folder)
  expect(commit).toHaveLength(64)
  for (const tree of [await open(folder), await open(folder, { rev: commit })]) {
    expect(tree.commit).toBe(commit)
    expect((await tree.lastCommits(['a'])).get('a')).toMatchObject({ commit, distance: 0 })
  }
})

test('the log reads the same however the pipe cuts it', () => {
  const oid = (digit: string) => digit.repeat(40)
  const log = Buffer.from(
    `${oid('a')} 5\0\n:100644 100644 ${oid('1')} ${oid('2')} M\0é\n:x\0:100644 100644 ${oid('1')} ${oid('3')} M\0b\0` +
      `${oid('b')} 4\0\0::100644 100644 100644 ${oid('1')} ${oid('2')} ${oid('4')} MM\0c\0${oid('c')} 3\0`,
  )
  const whole = [
    { commit: oid('a'), time: 5, path: 'é\n:x', oid: oid('2') },
    { commit: oid('a'), time: 5, path: 'b', oid: oid('3') },
    { commit: oid('b'), time: 4, path: 'c', oid: oid('4') },
  ]
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(log.length)), (cuts) => {
      const changes: Change[] = []
      const parser = new LogParser((change) => changes.push(change))
      let start = 0
      for (const cut of [...cuts.sort((a, b) => a - b), log.length]) {
        parser.push(log.subarray(start, cut))
        start = cut
      }
      expect(changes).toEqual(whole)
    }),
  )
})
