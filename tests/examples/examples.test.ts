import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check } from '../../src/check.ts'
import type { Report } from '../../src/verdict/report.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const dist = new URL('../../dist/', import.meta.url)

/** A copy with a history of its own: what is said must not hang on the history that the tests run in. */
const copy = mkdtempSync(join(tmpdir(), 'modelward-examples-'))
const [good, careless] = [join(copy, 'credit-risk'), join(copy, 'chat-assistant')]

function git(...args: string[]) {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false']
  execFileSync('git', ['-C', copy, ...identity, ...args], { stdio: 'ignore' })
}

function checked(path: string): Promise<Report> {
  return check({ path, assets: { dist, cacheDir: null }, effectiveTime: '2026-11-23T00:00:00Z' })
}

/** Ids of the rules that ended so, over all systems. */
function rulesThat(report: Report, outcome: string): string[] {
  return report.systems.flatMap(({ rules }) =>
    rules.filter((rule) => rule.outcome === outcome).map(({ id }) => id),
  )
}

function bytesOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0)
}

beforeAll(() => {
  cpSync(join(root, 'examples'), copy, { recursive: true })
  git('init', '--quiet')
  git('add', '.gitattributes', 'credit-risk', 'chat-assistant/assistant/README.md')
  git('commit', '--quiet', '--message', 'cards')
  git('add', '.')
  git('commit', '--quiet', '--message', 'weights of the assistant')
})

afterAll(() => rmSync(copy, { recursive: true }))

describe('the example that passes', () => {
  test('shows every rule applied and met, without a note and without anything unread', async () => {
    const report = await checked(good)
    const [system] = report.systems
    expect(system?.findings).toEqual([])
    expect(system?.unread).toEqual([])
    expect(rulesThat(report, 'pass')).toEqual(system?.rules.map(({ id }) => id))
    expect(report).toMatchObject({ verdict: 'pass', exit_status: 0, systems: [{ profile: 'default' }] })
  })

  test('stays small', () => expect(bytesOf(good)).toBeLessThan(100_000))
})

describe('the careless example', () => {
  test('breaks every rule that is shipped', async () => {
    const report = await checked(careless)
    const broken = new Set(
      report.systems.flatMap(({ findings }) =>
        findings.filter(({ kind }) => kind === 'violation').map(({ rule }) => rule),
      ),
    )
    expect([...broken].sort()).toEqual(report.systems[0]?.rules.map(({ id }) => id))
    expect(rulesThat(report, 'fail')).toHaveLength(report.packs[0]?.rules ?? -1)
    expect(report).toMatchObject({ verdict: 'fail', exit_status: 1 })
  })

  test('places every finding in a file that is there', async () => {
    const report = await checked(careless)
    const paths = new Set(report.systems.flatMap(({ findings }) => findings.map(({ path }) => path)))
    for (const path of paths) expect(statSync(join(careless, path)).isFile(), path).toBe(true)
    expect(paths.size).toBeGreaterThan(8)
  })

  test('stays small', () => expect(bytesOf(careless)).toBeLessThan(100_000))
})

test('binary files and digests are what the build script makes', () => {
  const script = join(root, 'build', 'examples.mjs')
  const { status, stdout } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})
