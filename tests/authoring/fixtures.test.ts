import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkMentions, findFixtures } from '../../src/authoring/fixtures.ts'

const root = mkdtempSync(join(tmpdir(), 'modelward-fixtures-'))
afterAll(() => rmSync(root, { recursive: true }))

function source(path: string, text = '') {
  return { path, text }
}

describe('fixtures are the folders in a folder "fixtures" beside a .rego file', () => {
  for (const folder of [
    'p/fixtures/bad',
    'p/fixtures/.hidden',
    'p/q/fixtures/good',
    'p/q/fixtures/good/fixtures/x',
  ])
    mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'p/fixtures/README.md'), '')

  it('each is known by its name', async () => {
    const found = await findFixtures([source(`${root}/p/q/a.rego`), source(`${root}/p/a.rego`)])
    expect([...found]).toEqual([
      ['bad', `${root}/p/fixtures/bad`],
      ['good', `${root}/p/q/fixtures/good`],
    ])
    expect(await findFixtures([source(`${root}/a.rego`)])).toEqual(new Map())
  })

  it('two of one name are refused', async () => {
    mkdirSync(join(root, 'r/fixtures/bad'), { recursive: true })
    await expect(
      findFixtures([source(`${root}/p/a.rego`), source(`${root}/r/a.rego`)]),
    ).rejects.toMatchObject({
      code: 'PATH',
      message: `There are two fixtures "bad": ${root}/p/fixtures/bad and ${root}/r/fixtures/bad. Rename one of them.`,
    })
  })
})

describe('a name that no fixture has is refused, for its value would be undefined and `not` of that true', () => {
  it.each([
    ['a if data.fixtures["bda"]', 'There is no fixture "bda". Did you mean "bad"?', 6],
    ['a if data.fixtures.bda.files', 'There is no fixture "bda". Did you mean "bad"?', 6],
    [
      'a if data.fixtures["elsewhere"]',
      'There is no fixture "elsewhere". Make the folder fixtures/elsewhere',
      6,
    ],
  ])('%s', (line, message, column) => {
    const call = () => checkMentions([source('a_test.rego', `package a\n${line}\n`)], ['bad', 'good'])
    expect(call).toThrow(
      expect.objectContaining({
        code: 'POLICY_COMPILE',
        message: expect.stringContaining(message),
        place: { path: 'a_test.rego', line: 2, column },
      }),
    )
  })

  it.each([
    'a if data.fixtures["bad"]',
    'a if data.fixtures.good',
    '# data.fixtures["any"]',
    'a if data.fixtures[x]',
  ])('%s is fine', (line) => {
    expect(() => checkMentions([source('a_test.rego', line)], ['bad', 'good'])).not.toThrow()
  })
})
