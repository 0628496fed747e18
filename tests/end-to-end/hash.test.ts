import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CLI, start, folder as temporaryFolder } from './programs.ts'

const MEBI = 1024 * 1024

test('hash writes a manifest into the folder that it is of, and --check accepts it until a byte changes', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sub'))
  for (const name of ['a.bin', 'sub/b.bin']) writeFileSync(join(folder, name), Buffer.alloc(40 * MEBI, name))
  const written = await start(CLI, ['hash', '-a', 'blake3', '-f', 'bsd', '-o', 'B3SUMS'], { cwd: folder })
  expect(written).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(readFileSync(join(folder, 'B3SUMS'), 'utf8')).toMatch(
    /^BLAKE3 \(a\.bin\) = [0-9a-f]{64}\nBLAKE3 \(sub\/b\.bin\) = [0-9a-f]{64}\n$/,
  )
  expect(await start(CLI, ['hash', '--check', 'B3SUMS'], { cwd: folder })).toMatchObject({
    status: 0,
    stdout: 'a.bin: OK\nsub/b.bin: OK\n',
  })
  writeFileSync(join(folder, 'sub/b.bin'), 'changed')
  expect(await start(CLI, ['hash', '-c', '--quiet', 'B3SUMS'], { cwd: folder })).toMatchObject({
    status: 1,
    stdout: 'sub/b.bin: FAILED\n',
  })
})

test('facts keep the digests of large files in the cache folder, and see a change under the old time', async () => {
  const folder = temporaryFolder()
  const cache = temporaryFolder()
  const path = join(folder, 'w.gguf')
  writeFileSync(path, Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(MEBI)]))
  await new Promise((done) => setTimeout(done, 2500))
  const digest = async (...options: string[]) => {
    const { stdout } = await start(CLI, ['facts', ...options, folder], { env: { MODELWARD_CACHE: cache } })
    return JSON.parse(stdout).files[0].sha256
  }
  const first = await digest()
  expect(readdirSync(join(cache, 'digests'))).toHaveLength(1)
  expect(await digest()).toBe(first)
  const { atime, mtime } = statSync(path)
  writeFileSync(path, Buffer.concat([Buffer.from('GGUF\x03\0\0\0'), Buffer.alloc(MEBI, 1)]))
  utimesSync(path, atime, mtime)
  const changed = await digest()
  expect(changed).not.toBe(first)
  expect(await digest('--no-digest-cache')).toBe(changed)
})
