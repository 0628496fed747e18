import { spawn } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CLI, folder, modelward } from './programs.ts'

const UGLY = 'package a\nx:=1\n'
const TIDY = 'package a\n\nx := 1\n'
const BROKEN = 'package a\nx := }\n'

function fmt(cwd: string, ...args: string[]) {
  return modelward(['policy', 'fmt', ...args], { cwd }).then(({ status, stdout, stderr }) => ({
    status,
    stdout,
    stderr,
  }))
}

function fmtInput(text: string, ...args: string[]): Promise<{ status: number | null; stdout: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, 'policy', 'fmt', ...args], {
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      stdout += part
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, stdout }))
    child.stdin.end(text)
  })
}

describe('policy fmt', () => {
  test('writes what changes, lists it, and leaves the rest and the mode alone', async () => {
    const cwd = folder({ 'p/a.rego': UGLY, 'p/b.rego': TIDY, 'p/notes.txt': UGLY })
    chmodSync(join(cwd, 'p/a.rego'), 0o640)
    const before = statSync(join(cwd, 'p/b.rego')).mtimeMs
    expect(await fmt(cwd, 'p', './p/a.rego')).toEqual({
      status: 0,
      stdout: 'p/a.rego\n',
      stderr: '✔ 2 files, 1 changed\n',
    })
    expect(readFileSync(join(cwd, 'p/a.rego'), 'utf8')).toBe(TIDY)
    expect(statSync(join(cwd, 'p/a.rego')).mode & 0o777).toBe(0o640)
    expect(statSync(join(cwd, 'p/b.rego')).mtimeMs).toBe(before)
    expect(readdirSync(join(cwd, 'p')).sort()).toEqual(['a.rego', 'b.rego', 'notes.txt'])
  })

  test('--check lists, writes nothing and gives 1; 0 where all is in form', async () => {
    const cwd = folder({ 'a.rego': UGLY })
    expect(await fmt(cwd, '--check')).toEqual({
      status: 1,
      stdout: 'a.rego\n',
      stderr: '✖ 1 file, 1 would change\n',
    })
    expect(readFileSync(join(cwd, 'a.rego'), 'utf8')).toBe(UGLY)
    await fmt(cwd)
    expect(await fmt(cwd, '--check')).toEqual({ status: 0, stdout: '', stderr: '✔ 1 file, 0 would change\n' })
  })

  test('--diff shows, writes nothing, and gives 1 only with --check', async () => {
    const cwd = folder({ 'a.rego': UGLY })
    const shown = await fmt(cwd, '--diff')
    expect(shown.status).toBe(0)
    expect(shown.stdout).toBe('--- a.rego\n+++ a.rego\n@@ -1,2 +1,3 @@\n package a\n-x:=1\n+\n+x := 1\n')
    expect(await fmt(cwd, '--diff', '--check')).toMatchObject({ status: 1, stdout: shown.stdout })
    expect(readFileSync(join(cwd, 'a.rego'), 'utf8')).toBe(UGLY)
  })

  test('what does not parse, a link and what is no text are errors with their place; the others are formatted', async () => {
    const cwd = folder({ 'a.rego': BROKEN, 'b.rego': new Uint8Array([0xff]), 'd.rego': UGLY })
    symlinkSync('d.rego', join(cwd, 'c.rego'))
    const { status, stdout, stderr } = await fmt(cwd)
    expect([status, stdout]).toEqual([2, 'd.rego\n'])
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^modelward: a\.rego:2:6: /),
      'modelward: b.rego is not UTF-8.',
      'modelward: The policy c.rego cannot be read: It is a link or no plain file; give policies as files.',
      '✖ 4 files, 1 changed, 3 could not be formatted',
      '',
    ])
  })

  test('a byte order mark goes, as with opa fmt', async () => {
    const cwd = folder({ 'a.rego': `\ufeff${TIDY}` })
    expect(await fmt(cwd)).toMatchObject({ stdout: 'a.rego\n' })
    expect(readFileSync(join(cwd, 'a.rego'), 'utf8')).toBe(TIDY)
  })

  test('a path that there is none ends it before anything is written', async () => {
    const cwd = folder({ 'a.rego': UGLY })
    expect(await fmt(cwd, '.', 'nope')).toMatchObject({ status: 2, stdout: '' })
    expect(readFileSync(join(cwd, 'a.rego'), 'utf8')).toBe(UGLY)
  })

  test('from standard input to standard output', async () => {
    expect(await fmtInput(UGLY, '-')).toEqual({ status: 0, stdout: TIDY })
    expect(await fmtInput(UGLY, '-', '--check')).toEqual({ status: 1, stdout: '' })
    expect(await fmtInput(BROKEN, '-')).toEqual({ status: 2, stdout: '' })
  })
})
