import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { walkthrough } from '../../build/walkthrough.mjs'
import { folder, modelward } from './programs.ts'

const page = readFileSync(new URL('../../docs/conftest.md', import.meta.url), 'utf8')

/** Each of the commands loads the engine, some of them twice: minutes on a machine that is busy with all other tests. */
const PATIENCE_MS = 240_000

test(
  'a user of conftest runs policies as they are, and the page shows what is printed',
  () => {
    const { text, steps } = walkthrough(page)
    expect(steps.map(({ status }) => status)).toEqual([1, 1, 2, 0, 0, 0])
    expect(text).toBe(page)
  },
  PATIENCE_MS,
)

const DENY = 'package main\n\ndeny contains msg if {\n\tinput.bad\n\tmsg := "Bad."\n}\n'

async function check(files: Record<string, string>, ...args: string[]) {
  const cwd = folder(files)
  const { status, stdout, stderr } = await modelward(['check', '--policy', 'policy', ...args], { cwd })
  return { status, stdout, stderr }
}

describe.concurrent('policies on files never pass in silence', () => {
  test('where a glob names no file', async () => {
    const ran = await check({ 'policy/a.rego': DENY, 'a.json': '{}' }, '--files', '*.yaml')
    expect(ran).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('"*.yaml" of policy files names no file'),
    })
  })

  test('where a file is of a format that is not parsed', async () => {
    const ran = await check({ 'policy/a.rego': DENY, Dockerfile: 'FROM a\n' }, '--files', 'Dockerfile')
    expect(ran).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Dockerfile, whose format is not parsed'),
    })
  })

  test('where no rule is in the namespace', async () => {
    const rego = DENY.replace('package main', 'package other')
    const ran = await check({ 'policy/a.rego': rego, 'a.json': '{}' }, '--files', '*.json')
    expect(ran).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/namespace "main"; they are in other\./),
    })
  })

  test('where a file cannot be parsed', async () => {
    const files = { 'policy/a.rego': DENY, 'a.json': '{"bad": true}', 'b.json': '{\n"bad":}' }
    const ran = await check(files, '--files', '*.json')
    expect(ran).toMatchObject({ status: 4, stdout: expect.stringMatching(/b\.json:2:7 cannot be judged/) })
  })

  test('where a rule aborts on one of the files, and the others still speak', async () => {
    const rego = `${DENY}\nwarn := x if some x in input.list\n`
    const files = { 'policy/a.rego': rego, 'a.json': '{"bad": true}', 'b.json': '{"list": [["a"], ["b"]]}' }
    const ran = await check(files, '--files', '*.json')
    expect(ran.status).toBe(4)
    expect(ran.stdout).toMatch(/a\.json\n.*main\.deny\s+Bad\./)
    expect(ran.stdout).toMatch(/Could not be evaluated\n.*main\.warn/)
  })

  test('where options of conftest lack what they are about', async () => {
    expect((await check({ 'policy/a.rego': DENY }, '--combine')).stderr).toContain('give --files GLOB too')
    const alone = await modelward(['check', '--files', '*.json'], { cwd: folder({ 'a.json': '{}' }) })
    expect(alone).toMatchObject({ status: 2, stderr: expect.stringContaining('give --policy DIR too') })
  })
})

test('each system has the findings of its own files', async () => {
  const cwd = folder({
    'policy/a.rego': DENY,
    'models/a/x.json': '{"bad": true}',
    'models/b/x.json': '{}',
    'models/c/y.yaml': 'bad: true\n',
    'modelward.yml': 'systems: [models/*]\npolicies: [{conftest: policy, files: ["**/*.json"]}]\n',
  })
  const { stdout } = await modelward(['check', '-f', 'json'], { cwd })
  const report: { systems: { rules: { id: string; outcome: string }[] }[] } = JSON.parse(stdout)
  const outcomes = report.systems.map(({ rules }) => rules.find(({ id }) => id === 'main.deny')?.outcome)
  expect(outcomes).toEqual(['fail', 'pass', 'not-applicable'])
})

test('what a modelward.yml of the tree names has to lie in it', async () => {
  const cwd = folder({
    'policy/a.rego': DENY,
    'a.json': '{}',
    'modelward.yml': 'policies: [{conftest: policy, files: ["*.json"], data: ../secrets}]\n',
  })
  const ran = await modelward(['check'], { cwd })
  expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('It leaves the tree') })
})
