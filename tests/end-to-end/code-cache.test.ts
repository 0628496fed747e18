import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, modelward } from './programs.ts'
import { soundModel } from './repositories.ts'

const path = folder(soundModel())
const check = (env: Readonly<Record<string, string>>) =>
  modelward(['check', '--effective-time', '2026-11-22T09:00:00Z', '--format', 'json', path], { env })

/** The one file that holds the code. */
function cacheFile(cache: string): string {
  const [name = '', ...more] = readdirSync(join(cache, 'code'))
  expect(more).toEqual([])
  return join(cache, 'code', name)
}

test('a run with code from the cache gives the same bytes as one without', async () => {
  const cache = folder()
  const without = await check({ MODELWARD_CACHE: '' })
  const first = await check({ MODELWARD_CACHE: cache })
  const code = readFileSync(cacheFile(cache))
  const second = await check({ MODELWARD_CACHE: cache })
  expect(first).toEqual(without)
  expect(second).toEqual(without)
  // The second run had no reason to write it anew: its code was taken.
  expect(readFileSync(cacheFile(cache)).equals(code)).toBe(true)
})

test('damaged code is replaced and nothing is said', async () => {
  const cache = folder()
  const first = await check({ MODELWARD_CACHE: cache })
  const code = readFileSync(cacheFile(cache))
  writeFileSync(cacheFile(cache), code.fill(0, 1000, 100_000))
  expect(await check({ MODELWARD_CACHE: cache })).toEqual(first)
  expect(await check({ MODELWARD_CACHE: cache })).toEqual(first)
  expect(
    readFileSync(cacheFile(cache))
      .subarray(1000, 100_000)
      .some((byte) => byte !== 0),
  ).toBe(true)
})

describe('nothing is kept', () => {
  test('on a CI machine', async () => {
    const cache = folder()
    await check({ MODELWARD_CACHE: cache, CI: 'true' })
    expect(existsSync(join(cache, 'code'))).toBe(false)
  })

  test('where the cache cannot be written', async () => {
    const cache = join(folder({ file: '' }), 'file')
    expect(await check({ MODELWARD_CACHE: cache })).toEqual(await check({ MODELWARD_CACHE: '' }))
  })
})
