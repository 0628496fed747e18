import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', 'golden')

/** Compares with tests/golden/<name>; UPDATE_GOLDEN=1 writes it instead. A difference is to be read before it is committed. */
export function expectGolden(name: string, actual: string): void {
  const path = join(FOLDER, name)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, actual)
  }
  expect(existsSync(path), `tests/golden/${name} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true)
  expect(actual).toBe(readFileSync(path, 'utf8'))
}
