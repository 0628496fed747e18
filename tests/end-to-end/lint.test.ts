import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, modelward, write } from './programs.ts'

describe('policy lint', () => {
  test('what policy new makes is in form and clean; a test that is taken away is missed', async () => {
    const cwd = folder()
    await modelward(['policy', 'new', 'ACME-001'], { cwd })
    expect(await modelward(['policy', 'fmt', '--check', 'policies'], { cwd })).toMatchObject({ status: 0 })
    expect(await modelward(['policy', 'lint', 'policies'], { cwd })).toMatchObject({ status: 0, stderr: '' })

    write(cwd, { 'policies/acme_001_test.rego': 'package acme.rules.acme_001_test\n\ntest_a := true\n' })
    const args = ['policy', 'lint', '-f', 'text', '-f', 'sarif', '-o', 'lint.sarif', 'policies']
    const { status, stdout } = await modelward(args, { cwd })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^policies\/acme_001\.rego\n {2}\d+:1 {2}▲ warning {2}LINT-00[67] {2}/)
    expect(JSON.parse(readFileSync(join(cwd, 'lint.sarif'), 'utf8'))).toMatchObject({
      runs: [{ results: [{ level: 'warning' }] }],
    })
    expect(await modelward(['policy', 'lint', '--fail-on', 'error', 'policies'], { cwd })).toMatchObject({
      status: 0,
    })
  })

  test('what does not compile is status 2, with its place', async () => {
    const cwd = folder({ 'a.rego': 'package a\n\nx := }\n' })
    const { status, stdout, stderr } = await modelward(['policy', 'lint'], { cwd })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^modelward: a\.rego:3:6: The policy does not compile/)
  })
})
