import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CodeCache } from '../../src/launch/code-cache.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'modelward-code-'))
  path = join(folder, 'modelward', 'code')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const double = { path: '/program/double.js', text: 'return 2 * n', parameters: ['n'] }

/** Compiles a file with the cache and runs it. */
function run(cache: CodeCache, file = double, n = 21): { value: unknown; cached: boolean } {
  const script = cache.compile(file)
  const program: unknown = script.runInThisContext()
  if (typeof program !== 'function') throw new Error('no function')
  return { value: program(n), cached: script.cachedDataRejected === false }
}

/** A run that leaves its code. */
function leave(file = double): void {
  const cache = new CodeCache(path)
  run(cache, file)
  cache.save()
}

test('the second run takes the code that the first has left', () => {
  leave()
  expect(run(new CodeCache(path))).toEqual({ value: 42, cached: true })
})

test('what a run adds does not cost what was there', () => {
  leave()
  leave({ ...double, path: '/program/other.js' })
  expect(run(new CodeCache(path)).cached).toBe(true)
  expect(run(new CodeCache(path), { ...double, path: '/program/other.js' }).cached).toBe(true)
})

test('a run that finds all of its code writes nothing', () => {
  leave()
  const before = statSync(path, { bigint: true }).mtimeNs
  leave()
  expect(statSync(path, { bigint: true }).mtimeNs).toBe(before)
})

test('only the user can read and write the cache', () => {
  leave()
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700)
})

test('without a path nothing is written', () => {
  const cache = new CodeCache(null)
  expect(run(cache)).toEqual({ value: 42, cached: false })
  cache.save()
  expect(existsSync(path)).toBe(false)
})

test('a folder that cannot be made is no error', () => {
  writeFileSync(join(folder, 'modelward'), 'a file')
  expect(leave).not.toThrow()
})

describe('code is not taken', () => {
  test('for another text, also of the same length: V8 compares no more than that', () => {
    leave()
    expect(run(new CodeCache(path), { ...double, text: 'return 3 * n' })).toEqual({
      value: 63,
      cached: false,
    })
  })

  test.each([
    ['group', 0o620],
    ['everybody', 0o602],
  ])('from a file that %s can write', (_who, mode) => {
    leave()
    chmodSync(path, mode)
    expect(run(new CodeCache(path))).toEqual({ value: 42, cached: false })
  })

  test('through a symbolic link', () => {
    leave()
    renameSync(path, `${path}-moved`)
    symlinkSync(`${path}-moved`, path)
    expect(run(new CodeCache(path))).toEqual({ value: 42, cached: false })
  })

  test.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['empty', (bytes: Buffer) => bytes.subarray(0, 0)],
    ['changed in one bit', (bytes: Buffer) => bytes.with(-20, (bytes.at(-20) ?? 0) ^ 1)],
  ])('from a file that is %s', (_how, damage) => {
    leave()
    writeFileSync(path, damage(readFileSync(path)))
    expect(run(new CodeCache(path))).toEqual({ value: 42, cached: false })
  })
})
