import { describe, expect, test } from 'vitest'
import { folder, modelward } from './programs.ts'
import { card, soundModel, TEAM_POLICY, tamperedModel } from './repositories.ts'

describe('policy eval', () => {
  test('asks the facts and the rules; print goes to standard error', async () => {
    const cwd = folder({ 'README.md': card(), 'policies/team.rego': TEAM_POLICY })
    const ran = await modelward(
      ['policy', 'eval', '--policy', 'policies', 'print("n", 1); count(data.team.contact.violation) == 1'],
      { cwd },
    )
    expect(ran).toMatchObject({ status: 0, stdout: 'true\ntrue\n', stderr: 'expression:1: n 1\n' })
  })

  test('0 for undefined, 1 with --fail; 2 for a mistake', async () => {
    const cwd = folder({ 'README.md': card() })
    const asked = await modelward(['policy', 'eval', 'input.models[7]'], { cwd })
    const failed = await modelward(['policy', 'eval', '--fail', 'input.models[7]'], { cwd })
    const wrong = await modelward(['policy', 'eval', 'input.modles'], { cwd })
    expect([asked.status, asked.stdout]).toEqual([0, 'undefined\n'])
    expect([failed.status, failed.stdout]).toEqual([1, 'undefined\n'])
    expect(wrong.status).toBe(2)
    expect(wrong.stderr).toMatch(/Did you mean "models"\?\n {2}input\.modles\n {2}\^\n$/)
  })

  test('each system in turn, or the one that is named', async () => {
    const cwd = folder({
      'modelward.yml': 'systems: [models/*]\n',
      'models/a/README.md': card(),
      'models/b/README.md': card(),
    })
    const all = await modelward(['policy', 'eval', 'input.system.path'], { cwd })
    const one = await modelward(['policy', 'eval', 'input.system.path', '--system', 'models/b'], { cwd })
    expect(all.stdout).toBe('a (models/a)\n"models/a"\n\nb (models/b)\n"models/b"\n')
    expect(one.stdout).toBe('"models/b"\n')
  })
})

describe('explain', () => {
  test('what made a finding, with the places of the values', async () => {
    const cwd = folder(tamperedModel())
    const { status, stdout } = await modelward(['explain', 'int-002'], { cwd })
    expect(status).toBe(0)
    expect(stdout).toContain('state       on  profile default has all rules')
    expect(stdout).toMatch(/because of {2}policies\/rules\/integrity\/int_002\.rego:\d+\n/)
    expect(stdout).toMatch(/checksum\.status += "mismatch" {2}SHA256SUMS:1:1\n/)
  })

  test('what a rule looked at where it finds nothing, and which setting turned it off', async () => {
    const cwd = folder({ ...soundModel(), 'modelward.yml': 'rules:\n  INT-002: off\n' })
    const { stdout } = await modelward(['explain', 'INT-002', '--format', 'json'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'INT-002',
      on: false,
      switches: [
        { on: true, how: 'all', source: { kind: 'profile', name: 'default', place: null } },
        {
          on: false,
          how: 'off',
          source: { kind: 'config', place: { path: 'modelward.yml', line: 2, column: 3 } },
        },
      ],
      systems: [
        {
          outcome: 'pass',
          findings: [],
          unexplained: null,
          reads: expect.arrayContaining([{ path: 'input.checksums[_].status', facts: 1, null: 0 }]),
        },
      ],
    })
  })

  test('where a parameter comes from, and a wrong one is an error with its line', async () => {
    const set = (deny: string) =>
      folder({
        'README.md': card(),
        'modelward.yml': `rules:\n  LIC-003:\n    parameters:\n      deny: ${deny}\n`,
      })
    const right = await modelward(['explain', 'LIC-003'], { cwd: set('[MIT]') })
    const wrong = await modelward(['check'], { cwd: set('MIT') })
    expect(right.stdout).toContain('deny = ["MIT"]  modelward.yml:4:7, its default is []')
    expect(wrong).toMatchObject({
      status: 2,
      stderr: 'modelward: modelward.yml:4:7: The parameter "deny" of LIC-003 must be a list of strings.\n',
    })
  })

  test('a rule that does not end: the rest is told all the same', async () => {
    const endless = TEAM_POLICY.replace(
      /\nviolation contains/,
      '\nall := numbers.range(1, 100000)\n\nendless := count([1 | some a in all; some b in all; a * b == 3])\n\nviolation contains {"message": "x", "at": ""} if endless == 2\n\nviolation contains',
    )
    const cwd = folder({ 'README.md': card(), 'policies/team.rego': endless })
    const { status, stdout } = await modelward(['explain', 'TEAM-001', '--policy', 'policies'], { cwd })
    expect(status).toBe(0)
    expect(stdout).toContain('could not be evaluated')
    expect(stdout).toContain('is not known: The policy did not end within 30.0 s.')
  }, 180_000)

  test('a misspelt rule gets a suggestion', async () => {
    const { status, stderr } = await modelward(['explain', 'INT-02'], {
      cwd: folder({ 'README.md': card() }),
    })
    expect([status, stderr]).toEqual([2, 'modelward: There is no rule "INT-02". Did you mean "INT-002"?\n'])
  })
})
