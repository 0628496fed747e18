import { describe, expect, test } from 'vitest'
import { type Ended, folder, modelward } from './programs.ts'
import { card } from './repositories.ts'

/** Some of these take all the time that a policy may have, on each engine. */
const TIME_MS = 240_000

/** METADATA and package take seven rows, the body begins in the ninth. */
function rule(id: string, name: string, body: string): string {
  return `# METADATA
# title: A rule
# custom:
#   id: ${id}
#   severity: warning
#   remediation: Do it.
package team.${name}

${body}
`
}

/** What it finds must not be lost because of the bad one beside it. */
const GOOD = rule(
  'TEAM-001',
  'good',
  'violation contains {"message": "found", "at": ""} if count(input.model_cards) > 0',
)
const TESTS = `package team.bad_test

import data.team.bad

test_bad if count(bad.violation) == 0 with input as {"model_cards": []}

test_after := true
`

function bad(body: string): string {
  return rule('TEAM-002', 'bad', body)
}

interface Ran {
  check: Ended
  testing: Ended
  checking: Ended
}

/** `policy check`, `policy test --engine both` and `check --policy` on the same policies. */
async function run(policy: string): Promise<Ran> {
  const cwd = folder({
    'repo/README.md': card(),
    'p/bad.rego': policy,
    'p/good.rego': GOOD,
    'p/bad_test.rego': TESTS,
  })
  const commands = [
    ['policy', 'check', 'p'],
    ['policy', 'test', 'p', '--engine', 'both', '-f', 'json'],
    ['check', 'repo', '--policy', 'p', '-f', 'json'],
  ]
  const [check, testing, checking] = await Promise.all(commands.map((args) => modelward(args, { cwd })))
  if (!check || !testing || !checking) throw new Error('not run')
  for (const { stdout, stderr, signal } of [check, testing, checking]) {
    expect(signal).toBeNull()
    expect(stdout + stderr).not.toContain('    at ')
  }
  return { check, testing, checking }
}

describe('what cannot be compiled is told with its file and line, status 2', () => {
  test.each([
    ['does not parse', bad('violation contains {"message" "x"} if true'), 9, 'unexpected string token'],
    [
      'nests 10,000 brackets',
      bad(`violation contains x if x := ${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      9,
      'nested deeper than 200 levels',
    ],
    [
      'nests 10,000 operators',
      bad(`y := 1\n\nviolation contains {"message": "x", "at": ""} if ${'1 + '.repeat(10_000)}1 == y`),
      11,
      'nested too deeply',
    ],
    [
      'nests 10,000 lists in its METADATA',
      bad('violation contains "x" if false').replace(
        '#   severity',
        `#   x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n#   severity`,
      ),
      5,
      'nested too deeply',
    ],
    [
      'calls a builtin that does I/O',
      bad('violation contains {"message": "x", "at": ""} if http.send({}) == 1'),
      9,
      'http.send is not available',
    ],
    [
      'imports what no file defines',
      bad('import data.team.godo\n\nviolation contains {"message": "x", "at": ""} if godo.violation'),
      9,
      'import of data.team.godo, which no file defines',
    ],
  ])('%s', { timeout: TIME_MS }, async (_what, policy, line, message) => {
    const { check, testing, checking } = await run(policy)
    for (const { status, stdout, stderr } of [check, testing, checking]) {
      expect(status).toBe(2)
      expect(stdout + stderr).toMatch(new RegExp(`p/bad\\.rego:${line}(?::\\d+)?: `))
      expect(stdout + stderr).toContain(message)
    }
  })

  test('redefines the id of a rule: both places are named', { timeout: TIME_MS }, async () => {
    const { check, testing, checking } = await run(rule('TEAM-001', 'bad', 'violation contains "x" if false'))
    for (const { status, stdout, stderr } of [check, testing, checking]) {
      expect(status).toBe(2)
      expect(stdout + stderr).toContain('p/good.rego:1')
      expect(stdout + stderr).toContain('p/bad.rego:1')
      expect(stdout + stderr).toContain('TEAM-001 is defined twice')
    }
  })

  test('a name that was probably meant is offered', async () => {
    const { check } = await run(bad('import data.team.godo\n\nviolation contains "x" if godo.violation'))
    expect(check.stdout).toContain('Did you mean "good"?')
  })
})

describe('what goes wrong at run time costs its own rule and test, and nothing else', () => {
  test.each([
    [
      'loops for ever',
      `violation contains {"message": "x", "at": ""} if {
	all := numbers.range(1, 100000)
	count([1 | some a in all; some b in all; a * b == 3]) == 2
}`,
      'The policy did not end within',
    ],
    [
      'builds gigabytes',
      'violation contains {"message": "x", "at": ""} if count(numbers.range(1, 300000000)) == 3',
      /needs more than 1024 MiB of memory|did not end within/,
    ],
    [
      'contradicts itself',
      `f(x) := x

f(x) := x + 1 if x >= 0

violation contains {"message": "x", "at": ""} if f(count(input.model_cards)) == 1`,
      /p\/bad\.rego:\d+:\d+: /,
    ],
  ])('%s', { timeout: TIME_MS }, async (_what, body, message) => {
    const { check, testing, checking } = await run(bad(body))
    expect(check).toMatchObject({ status: 0, stderr: '' })

    expect(testing.status).toBe(1)
    const [first, after] = JSON.parse(testing.stdout).tests
    expect(first).toMatchObject({ name: 'test_bad', status: 'error', differs: false })
    for (const engine of ['wasm', 'opa'])
      expect(first.engines[engine]).toMatchObject({ status: 'error', reason: expect.stringMatching(message) })
    expect(after).toMatchObject({ name: 'test_after', status: 'pass' })

    expect(checking.status).toBe(4)
    expect(outcomesOf(checking)).toMatchObject({
      'TEAM-001': 'fail',
      'TEAM-002': 'error',
      'READ-001': 'pass',
    })
  })

  test("a builtin's error leaves its expression undefined, on both engines", {
    timeout: TIME_MS,
  }, async () => {
    const { check, testing, checking } = await run(
      bad(
        'violation contains {"message": "x", "at": ""} if json.unmarshal("{") == regex.replace("a", "(", "b")',
      ),
    )
    expect([check.status, testing.status, checking.status]).toEqual([0, 0, 0])
    expect(outcomesOf(checking)).toMatchObject({ 'TEAM-001': 'fail', 'TEAM-002': 'pass' })
  })
})

/** Outcome by the rule's id. */
function outcomesOf({ stdout }: Ended): Record<string, string> {
  const [system] = JSON.parse(stdout).systems
  return Object.fromEntries(system.rules.map(({ id, outcome }: Record<string, string>) => [id, outcome]))
}
