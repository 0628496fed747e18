import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLI, folder, modelward, repository, startCommand, write } from './programs.ts'
import { card, TEAM_POLICY } from './repositories.ts'

const TESTS = `package team.contact_test

import data.team.contact as rule

test_fails_without_contact if count(rule.violation) == 1 with input as data.fixtures["no-contact"]
`

function project(tests: string, rule = TEAM_POLICY): string {
  return folder({
    'policies/contact.rego': rule,
    'policies/contact_test.rego': tests,
    'policies/fixtures/no-contact/README.md': card(),
  })
}

async function policy(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = await modelward(['policy', ...args], { cwd })
  return { status, stdout, stderr }
}

describe.concurrent('policy test', () => {
  test('0: all pass', async () => {
    // A folder that is named twice is read once.
    const ran = await policy(project(TESTS), 'test', 'policies', './policies/', '-v')
    expect(ran).toEqual({
      status: 0,
      stdout:
        'PASS   policies/contact_test.rego:5  team.contact_test.test_fails_without_contact\n✔ 1 test passed\n',
      stderr: '',
    })
  })

  test('data.json of the folder is data: for tests, for a check and in a bundle', async () => {
    const rule = TEAM_POLICY.replace('not card', 'data.lists.asked\n\tnot card')
    const tests = `${TESTS}\ntest_data if data.lists.owners == ["ada"]\n`
    const cwd = project(tests, rule)
    write(cwd, { 'policies/lists/data.yaml': 'asked: true\nowners: [ada]\n', 'repo/README.md': card() })
    expect(await policy(cwd, 'test', 'policies', '--engine', 'both')).toMatchObject({ status: 0, stderr: '' })
    expect((await policy(cwd, 'build', 'policies', '-o', 'team.tar.gz')).status).toBe(0)
    const at = join(cwd, 'repo')
    for (const given of ['../policies', '../team.tar.gz']) {
      if (given.endsWith('.gz')) expect((await policy(at, 'lock', given)).status).toBe(0)
      const { stdout } = await modelward(['check', '.', '--policy', given], { cwd: at })
      expect(stdout).toContain('TEAM-001')
    }
    write(cwd, { 'policies/lists/data.yaml': 'asked: false\n' })
    const off = await modelward(['check', '.', '--policy', '../policies'], { cwd: at })
    expect(off.stdout).not.toContain('TEAM-001')
  })

  test('1: a test that does not end is ended, and the others are run', async () => {
    const endless = `
test_endless if {
	all := numbers.range(1, 100000)
	count([1 | some a in all; some b in all; a * b == 3]) == 2
}

test_after := true
`
    const cwd = project(TESTS + endless)
    const ran = await policy(cwd, 'test', '-f', 'junit', '-o', 'tests.xml', '-f', 'text')
    expect(ran).toEqual({
      status: 1,
      stdout: `ERROR  policies/contact_test.rego:7  team.contact_test.test_endless
       The policy did not end within 10.0 s.
✖ 1 of 3 tests failed
  --verbose shows why
`,
      stderr: '',
    })
    expect(readFileSync(join(cwd, 'tests.xml'), 'utf8')).toContain('tests="3" failures="0" errors="1"')
  })

  test("builtins that the engine answers see the tests' time", async () => {
    const time = '\ntest_time if time.format(time.now_ns()) == "2026-01-01T00:00:00Z"\n'
    expect(await policy(project(TESTS + time), 'test', '--run', 'test_time')).toEqual({
      status: 0,
      stdout: '✔ 1 test passed\n',
      stderr: '',
    })
  })

  test('a fixture reads the same inside a repository: nothing of git is in its facts', async () => {
    const cwd = repository({
      'contact_test.rego': `package c_test

test_plain if {
	data.fixtures.bare.repository == {"kind": "folder", "commit": null, "shallow": false}
	data.fixtures.bare.files[0].last_commit == null
	data.fixtures.bare.system.id == "bare"
}
`,
      'fixtures/bare/README.md': card(),
    })
    expect(await policy(cwd, 'test')).toMatchObject({ status: 0, stdout: '✔ 1 test passed\n' })
  })

  test("a mistake in a fixture's configuration is told with its place", async () => {
    const cwd = project(TESTS)
    write(cwd, { 'policies/fixtures/no-contact/modelward.yml': 'sytems: []\n' })
    const { status, stderr } = await policy(cwd, 'test')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^modelward: policies\/fixtures\/no-contact\/modelward\.yml:1:1: /)
  })

  test.each([
    [2, TESTS.replace('rule.violation)', 'rule.violation'), [], 'policies/contact_test.rego:5'],
    [
      2,
      TESTS.replace('no-contact', 'no-contcat'),
      [],
      'There is no fixture "no-contcat". Did you mean "no-contact"?',
    ],
    [3, 'package team.contact_test\n', [], 'no test was found'],
    [3, TESTS, ['--run', 'other'], '--run fits none of the 1 tests'],
  ])('%i: %s', async (expected, tests, args, message) => {
    const { status, stdout, stderr } = await policy(project(tests), 'test', 'policies', ...args)
    expect([status, stdout]).toEqual([expected, ''])
    expect(stderr).toContain(message)
  })
})

describe.concurrent('policy test on both engines', () => {
  test('1: a test that loops is ended on either, and coverage and printed output are told', async () => {
    const more = `
test_endless if {
	all := numbers.range(1, 100000)
	count([1 | some a in all; some b in all; a * b == 3]) == 2
}

test_prints if {
	print("seen", [1])
	count(rule.violation) == 7 with input as data.fixtures["no-contact"]
}
`
    const cwd = project(TESTS + more)
    const args = ['test', '--engine', 'both', '--coverage', '-v', '-o', 'tests.json', '-o', 'coverage.info']
    const { status, stderr } = await policy(cwd, ...args)
    expect([status, stderr]).toEqual([1, ''])
    const report = JSON.parse(readFileSync(join(cwd, 'tests.json'), 'utf8'))
    expect(report).toMatchObject({
      engines: ['wasm', 'opa'],
      differences: 0,
      tests: [
        { status: 'pass', engines: { wasm: { value: 'true' }, opa: { value: 'true' } } },
        { status: 'error', engines: { wasm: { status: 'error' }, opa: { status: 'error' } } },
        {
          status: 'fail',
          printed: [{ file: 'policies/contact_test.rego', row: 13, message: 'seen [1]' }],
          failures: [
            {
              row: 14,
              values: [
                { name: 'count(rule.violation)', value: '1' },
                { name: 'rule.violation', value: expect.stringContaining('README.md names no contact.') },
              ],
            },
          ],
        },
      ],
      coverage: { percent: 100, rules: [{ rule: 'TEAM-001', entered: true, fires: true }] },
    })
    expect(readFileSync(join(cwd, 'coverage.info'), 'utf8')).toContain('SF:policies/contact.rego\nDA:10,2\n')
  })

  test('1: below the threshold, 2: no number', async () => {
    const uncovered = `${TEAM_POLICY}\nviolation contains {"message": "x", "at": ""} if input.unread[0].kind == "sbom"\n`
    const cwd = project(TESTS, uncovered)
    const { status, stdout } = await policy(cwd, 'test', '--coverage-threshold', '100')
    expect(status).toBe(1)
    expect(stdout).toContain('TEAM-001: violation is tried by no test')
    expect(stdout).toContain('below the threshold of 100 %')
    expect(await policy(cwd, 'test', '--coverage-threshold', '101')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('must be a number from 0 to 100'),
    })
  })
})

test('policy test --watch: a change runs the tests again, Ctrl-C ends it with status 0', async () => {
  const cwd = project(TESTS)
  const child = spawn(process.execPath, [CLI, 'policy', 'test', '--watch'], { cwd })
  let [out, err] = ['', '']
  child.stdout.on('data', (data: Buffer) => (out += data))
  child.stderr.on('data', (data: Buffer) => (err += data))
  const ended = new Promise((resolve) => child.on('close', (status, signal) => resolve([status, signal])))
  const waits = (times: number) =>
    expect.poll(() => err.split('waiting for a change').length - 1, { timeout: 50_000 }).toBe(times)
  await waits(1)
  expect(out).toBe('✔ 1 test passed\n')
  write(cwd, { 'policies/contact_test.rego': TESTS.replace('== 1', '==') })
  await waits(2)
  expect(err).toContain('policies/contact_test.rego:5')
  write(cwd, { 'policies/contact_test.rego': TESTS.replace('== 1', '== 2') })
  await waits(3)
  expect(out).toContain('FAIL   policies/contact_test.rego:5')
  expect(out).not.toContain('\u001b')
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})

describe.concurrent('policy check', () => {
  test('status 2 for what the shipped schema and lists do not know, as JSON', async () => {
    const rule = TEAM_POLICY.replace(
      '#   severity: warning',
      '#   controls: {nist-ai-rmf: [MAP 1.1]}',
    ).replace('sections.contact', 'section.contact')
    const { status, stdout } = await policy(project(TESTS, rule), 'check', 'policies', '--format', 'json')
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      rules: 1,
      tests: 1,
      problems: [
        { code: 'metadata_missing', file: 'policies/contact.rego', row: 1 },
        {
          code: 'unknown_framework',
          row: 6,
          message: expect.stringContaining('Did you mean "nist-ai-rmf-1.0"?'),
        },
        { code: 'rego_type_error', row: 12, message: expect.stringContaining('Did you mean "sections"?') },
      ],
    })
  })
})

describe.concurrent('policy new', () => {
  test('what it makes passes, and fails a check of the fixture that is bad', async () => {
    const cwd = folder()
    expect(await policy(cwd, 'new', 'ACME-001', 'deep/rules', '--severity', 'warning')).toMatchObject({
      status: 0,
    })
    expect(await policy(cwd, 'check', 'deep')).toMatchObject({ status: 0 })
    expect(await policy(cwd, 'test', 'deep')).toMatchObject({ status: 0 })
    const bad = 'deep/rules/fixtures/acme-001-bad'
    const { stdout } = await modelward(['check', bad, '--policy', 'deep/rules'], { cwd })
    expect(stdout).toContain('▲ warning  ACME-001')
  })

  test('nothing is overwritten, and nothing is written by halves', async () => {
    const cwd = folder({ 'policies/acme_001_test.rego': 'package mine\n' })
    const { status, stderr } = await policy(cwd, 'new', 'ACME-001')
    expect(status).toBe(2)
    expect(stderr).toContain('policies/acme_001_test.rego is there already')
    expect(readFileSync(join(cwd, 'policies/acme_001_test.rego'), 'utf8')).toBe('package mine\n')
    expect(() => readFileSync(join(cwd, 'policies/acme_001.rego'))).toThrow('ENOENT')
  })

  test('a folder without a name is not the root of the file system', async () => {
    expect(await policy(folder(), 'new', 'ACME-001', '')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('The folder has no name'),
    })
  })

  test('an id that another file of the folder has', async () => {
    const cwd = folder()
    write(cwd, { 'policies/other.rego': TEAM_POLICY })
    expect(await policy(cwd, 'new', 'TEAM-001')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'modelward: policies/other.rego:1:1: There is a rule TEAM-001 already. Take another id.\n',
    })
  })
})

describe.concurrent('policy docs', () => {
  test('the same pages every time', async () => {
    const cwd = project(TESTS)
    const read = () =>
      ['README.md', 'TEAM-001.md'].map((name) => readFileSync(join(cwd, 'a/b', name), 'utf8'))
    expect(await policy(cwd, 'docs', 'policies', '-o', 'a/b/')).toMatchObject({
      status: 0,
      stdout: '2 pages in a/b\n',
    })
    const first = read()
    await policy(cwd, 'docs', 'policies', '-o', 'a/b')
    expect(read()).toEqual(first)
    expect(first[1]).toMatch(/^# TEAM-001: Cards name a contact\n/)
  })

  test('without --output', async () => {
    expect(await policy(folder(), 'docs')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--output DIR'),
    })
  })

  test('ends where the working folder is gone', async () => {
    const policies = join(project(TESTS), 'policies')
    const script = 'rmdir "$PWD" && exec "$@"'
    const program = [process.execPath, CLI, 'policy', 'docs', policies, '-o', 'a/b']
    const ran = await startCommand('sh', ['-c', script, 'sh', ...program], { cwd: folder() })
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('The folder a/b cannot be made') })
  })
})
