import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import type * as Library from '../../src/index.ts'
import { folder, startCommand, write } from '../end-to-end/programs.ts'
import { soundModel, tamperedModel } from '../end-to-end/repositories.ts'

const built: typeof Library = await import(pathToFileURL(resolve('dist/index.mjs')).href)

/** What programs depend on: nothing goes from here, and nothing changes its meaning, without a new major version. */
test('what the library exports', () => {
  expect(Object.keys(built).sort()).toEqual([
    'InternalError',
    'ModelwardError',
    'REPORT_FORMATS',
    'UserError',
    'check',
    'readFacts',
    'renderReport',
  ])
  expect(Object.keys(built.REPORT_FORMATS)).toEqual(['text', 'json', 'sarif', 'github', 'summary'])
})

test('check gives the report, renderReport a format of it', async () => {
  const options = {
    path: folder(tamperedModel()),
    profile: 'baseline',
    effectiveTime: '2026-11-22T09:00:00Z',
  }
  const report = await built.check(options)
  expect(report).toMatchObject({ verdict: 'fail', exit_status: 1, effective_time: '2026-11-22T09:00:00Z' })
  const errors = report.systems.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  )
  expect(errors.map(({ rule, path, line }) => [rule, path, line])).toEqual([['INT-002', 'SHA256SUMS', 1]])
  expect(JSON.parse(await built.renderReport('json', report))).toEqual(report)
})

test('without a time, it is now', async () => {
  const before = Date.now()
  const { effective_time } = await built.check({ path: folder(soundModel()) })
  expect(Date.parse(effective_time)).toBeGreaterThanOrEqual(before)
})

test('readFacts gives what rules see, one document for each system', async () => {
  const path = folder({ 'a/README.md': '# a', 'b/README.md': '# b', 'modelward.yml': 'systems: [a, b]\n' })
  const facts = await built.readFacts({ path })
  expect(facts.map(({ system }) => system)).toEqual([
    { id: 'a', path: 'a' },
    { id: 'b', path: 'b' },
  ])
})

test('a mistake of the caller is a UserError with a code', async () => {
  const error = await built.check({ path: '/nowhere' }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(built.UserError)
  expect(error).toBeInstanceOf(built.ModelwardError)
  expect(error).toMatchObject({ name: 'UserError', code: 'PATH' })
})

test('it works in several at once, and the process ends by itself with nothing printed', async () => {
  const script = `
    const { check } = await import(${JSON.stringify(pathToFileURL(resolve('dist/index.mjs')).href)})
    const paths = ${JSON.stringify([folder(soundModel()), folder(tamperedModel())])}
    const reports = await Promise.all(paths.map((path) => check({ path, profile: 'baseline' })))
    if (reports.map(({ verdict }) => verdict).join() !== 'pass,fail') process.exitCode = 1`
  const ended = await startCommand(process.execPath, ['--input-type=module', '-e', script])
  expect(ended).toEqual({ status: 0, signal: null, stdout: '', stderr: '' })
})

describe('types, as the package offers them', () => {
  const consumer = `
import { check, type ErrorCode, type Facts, type Finding, type LibraryCheckOptions, type Report, readFacts, renderReport, UserError } from 'modelward'

const options: LibraryCheckOptions = { path: '.', failOn: 'warning', policies: ['policies'] }
const report: Report = await check(options)
const findings: Finding[] = report.systems.flatMap((system) => system.findings)
const facts: Facts[] = await readFacts({ path: '.', rev: 'main' })
export const licenses: (string | null | undefined)[] = facts.flatMap((one) => one.model_cards.map((card) => card.license?.spdx))
export const sarif: string = await renderReport('sarif', report, { category: 'models' })
export const lines: number[] = findings.map((finding) => finding.line)
export function codeOf(error: unknown): ErrorCode | null {
  return error instanceof UserError ? error.code : null
}
// @ts-expect-error No such severity.
await check({ path: '.', failOn: 'fatal' })
// @ts-expect-error No such format.
await renderReport('pdf', report)
// @ts-expect-error Assets are Modelward's own matter.
await check({ path: '.', assets: null })
`

  test.each(['nodenext', 'bundler'])('a strict program compiles, libraries included (%s)', (resolution) => {
    const path = folder({ 'main.ts': consumer, 'package.json': '{"type": "module"}' })
    mkdirSync(join(path, 'node_modules/@types'), { recursive: true })
    symlinkSync(resolve('.'), join(path, 'node_modules/modelward'))
    symlinkSync(resolve('node_modules/@types/node'), join(path, 'node_modules/@types/node'))
    const compilerOptions = {
      module: resolution === 'bundler' ? 'esnext' : 'nodenext',
      moduleResolution: resolution,
      target: 'es2023',
      lib: ['es2023'],
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    }
    write(path, { 'tsconfig.json': JSON.stringify({ compilerOptions, files: ['main.ts'] }) })
    expect(compile(path)).toBe('')
  })
})

/** What the compiler says. */
function compile(project: string): string {
  try {
    const tsc = resolve('node_modules/typescript/bin/tsc')
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
  }
}
