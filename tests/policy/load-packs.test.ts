import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPacks } from '../../src/policy/load-packs.ts'

const assets = { dist: new URL('../../dist/', import.meta.url), cacheDir: null }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelward-packs-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function policy(body: string): Promise<string> {
  const path = join(folder, 'mine.rego')
  await writeFile(path, `package mine\n\n${body}\n`)
  return path
}

describe('the packs of a run', () => {
  it('are the shipped one alone, unless there are policies', async () => {
    expect(await loadPacks([], assets)).toMatchObject([{ pack: { name: 'modelward' }, shipped: true }])
  })

  it('are the shipped one and one for each folder or file of policies, under its path', async () => {
    const path = await policy(
      'violation contains {"message": "m", "at": ""} if input.model_cards[_].library == null',
    )
    expect(await loadPacks([path], assets)).toMatchObject([
      { shipped: true },
      { pack: { name: path, rules: [{ id: 'mine.violation' }] }, shipped: false },
    ])
  })

  it('know what the facts can hold: a misspelt path is an error', async () => {
    const path = await policy(
      'violation contains {"message": "m", "at": ""} if input.model_card[_].library == null',
    )
    await expect(loadPacks([path], assets)).rejects.toMatchObject({
      code: 'POLICY_COMPILE',
      message: expect.stringContaining('"model_card" is none of'),
      place: { path, line: 3 },
    })
  })
})
