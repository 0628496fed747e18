import { expect, test } from 'vitest'
import { findSystems } from '../../src/config/systems.ts'

const PATHS = [
  'README.md',
  'models/chat/README.md',
  'models/chat/weights/a.safetensors',
  'models/fraud/README.md',
  'models/README.md',
  'tools/x/y/z.py',
]

test('without globs the whole tree is one system', async () => {
  expect(await findSystems(undefined, PATHS)).toEqual([''])
  expect(await findSystems([], PATHS)).toEqual([''])
})

test.each([
  [['models/*'], ['models/chat', 'models/fraud']],
  [['models/*/'], ['models/chat', 'models/fraud']],
  [
    ['models/fraud', 'models/chat'],
    ['models/chat', 'models/fraud'],
  ],
  [
    ['models/{chat,fraud}', 'models/*'],
    ['models/chat', 'models/fraud'],
  ],
  [['tools/**'], ['tools', 'tools/x', 'tools/x/y']],
])('%j names %j: folders, sorted, each once', async (globs, systems) => {
  expect(await findSystems(globs, PATHS)).toEqual(systems)
})

test('a glob that names no folder is an error at its place: a system that moved must not drop out in silence', async () => {
  const locate = (pointer: readonly string[]) => ({ path: 'modelward.yml', line: Number(pointer[1]) + 2 })
  await expect(findSystems(['models/*', 'README.md'], PATHS, locate)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('"README.md" under "systems" names no folder'),
    place: { path: 'modelward.yml', line: 3 },
  })
})

test('more systems than anybody means are refused', async () => {
  const paths = Array.from({ length: 10_001 }, (_, index) => `s${index}/README.md`)
  await expect(findSystems(['*'], paths)).rejects.toThrow('"systems" names 10001 folders; at most 10000')
})

test.each([
  ['((a+)+)+$', 'has parentheses'],
  ['+(a|aa)b', 'has parentheses'],
  ['*a*a*a*a*b', 'more than 4 wildcards between two slashes'],
  ['**/a/**/a/**/a/**/b', 'more than 3 times "**"'],
])('%s, which a hostile folder name makes take for ever, is refused at its place', async (glob, why) => {
  const locate = () => ({ path: 'modelward.yml', line: 1, column: 11 })
  await expect(findSystems([glob], [`${'a'.repeat(200)}/README.md`], locate)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining(why),
    place: { path: 'modelward.yml', line: 1, column: 11 },
  })
})
