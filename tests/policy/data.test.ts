import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { readFolderData, readPolicyData } from '../../src/policy/data.ts'

const folders: string[] = []
let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'modelward-data-'))
  folders.push(root)
})
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}

describe('data', () => {
  it('is what the files say, below the names of their folders', async () => {
    await write({
      'a.yaml': 'x: {p: 1}\n',
      'b.json': '{"x": {"q": 2}}',
      'sub/c.yml': 'r: 3\n',
      'no.txt': '?',
    })
    expect(await readPolicyData([root])).toEqual({ x: { p: 1, q: 2 }, sub: { r: 3 } })
    expect(await readPolicyData([join(root, 'sub/c.yml')])).toEqual({ r: 3 })
  })

  it('keeps a key that is called __proto__ a key', async () => {
    await write({ 'a.json': '{"__proto__": {"x": 1}}' })
    const data = await readPolicyData([root])
    expect(Object.keys(data)).toEqual(['__proto__'])
  })

  it.each([
    [
      'a key that two files set',
      { 'a.json': '{"x": 1}', 'b.json': '{"x": 2}' },
      /"x" is set by another file/,
    ],
    ["Modelward's own key", { 'a.json': '{"modelward": {}}' }, /Modelward's own/],
    ['a list', { 'a.json': '[{"a": 1}, {"b": 2}]' }, /one mapping/],
    ['what cannot be parsed', { 'a.json': '{' }, /./],
    ['nothing', { 'a.txt': '' }, /no JSON or YAML file/],
  ])('is refused with %s', async (_, files, message) => {
    await write(files)
    await expect(readPolicyData([root])).rejects.toMatchObject({
      code: 'DATA',
      message: expect.stringMatching(message),
    })
  })

  it('is not read through a link', async () => {
    await write({ 'outside.txt': '{}' })
    await symlink(join(root, 'outside.txt'), join(root, 'a.json'))
    await expect(readPolicyData([root])).rejects.toMatchObject({ code: 'DATA' })
  })

  it('has to be there', async () => {
    await expect(readPolicyData([join(root, 'absent')])).rejects.toThrow(/It is not there/)
  })
})

describe('data of a folder of policies', () => {
  it('is what data.json and data.yaml say, and nothing of fixtures', async () => {
    await write({
      'data.json': '{"teams": {"a": 1}}',
      'lists/data.yaml': 'allowed: [mit]\n',
      'other.json': '{"no": 1}',
      'fixtures/bad/data.json': '{"no": 1}',
      'rule.rego': 'package a\n',
    })
    expect(await readFolderData(root)).toEqual({ teams: { a: 1 }, lists: { allowed: ['mit'] } })
    expect(await readFolderData(join(root, 'rule.rego'))).toEqual({})
  })
})
