import { describe, expect, it, test } from 'vitest'
import { factNames } from '../../src/authoring/lint/fact-names.ts'
import { renderLint } from '../../src/authoring/lint/lint-reports.ts'
import { type Linted, lintPolicies } from '../../src/authoring/lint/linting.ts'
import { policyInput } from '../../src/policy/input.ts'
import { readPack } from '../../src/policy/pack.ts'
import { factsSchema } from '../policies/sources.ts'
import { engine } from './engine.ts'

const pack = await readPack(new URL('../../dist/packs', import.meta.url).pathname, 'lint')
const schema = factsSchema()
const worker = new URL('../../dist/worker.js', import.meta.url)

const RULE = `package acme.a

violation contains {"message": "x", "at": "/files/0"} if {
	some file in input.files
	file.kind == "model-file"
}
`
const TEST = `package acme.a_test

import data.acme.a as rule

test_fails if count(rule.violation) == 1 with input as {"files": [{"kind": "model-file"}]}
`

function lint(
  files: Readonly<Record<string, string>>,
  failOn: 'error' | 'warning' = 'warning',
): Promise<Linted> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
  return lintPolicies(engine, sources, { pack, schema, data: policyInput({}), failOn, worker })
}

/** `a.rego:3:1 LINT-007` */
function found({ report }: Linted): string[] {
  return report.systems.flatMap(({ findings }) =>
    findings.map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`),
  )
}

describe('what tests reach', () => {
  it('a rule that a test makes fail is fine', async () => {
    const linted = await lint({ 'a.rego': RULE, 'a_test.rego': TEST })
    expect(found(linted)).toEqual([])
    expect(linted.report).toMatchObject({ verdict: 'pass', exit_status: 0 })
  })

  it('a rule without a test', async () => {
    expect(found(await lint({ 'a.rego': RULE }))).toEqual(['a.rego:1:1 LINT-006'])
    const [rule, other] = [RULE, TEST].map((text) => text.replaceAll('acme.a', 'acme.ab'))
    const files = { 'a.rego': RULE, 'ab.rego': rule ?? '', 'ab_test.rego': other ?? '' }
    expect(found(await lint(files))).toEqual(['a.rego:1:1 LINT-006'])
  })

  it('a definition that no test makes true, entered or not', async () => {
    const passes = TEST.replace('== 1', '== 0').replace('"model-file"', '"other"')
    expect(found(await lint({ 'a.rego': RULE, 'a_test.rego': passes }))).toEqual(['a.rego:3:1 LINT-007'])
    const second = `${RULE}\nviolation contains {"message": "y", "at": ""} if input.files == 1\n`
    expect(found(await lint({ 'a.rego': second, 'a_test.rego': TEST }))).toEqual(['a.rego:8:1 LINT-007'])
  })

  it('a test that fails, ends in an error or does not end is none of its business', async () => {
    const tests = `${TEST}
test_false if count(rule.violation) == 7 with input as {}

test_error if x == 2

x := 1 if true

x := 2 if true

test_endless if {
	all := numbers.range(1, 3000)
	count([1 | some a in all; some b in all; some c in all; a * b * c == 3]) == 2
}
`
    expect(found(await lint({ 'a.rego': RULE, 'a_test.rego': tests }))).toEqual([])
    // What the test would still have reached is not known.
    const unreached = tests.replace('== 1', '== 0').replace('"model-file"', '"other"')
    expect(found(await lint({ 'a.rego': RULE, 'a_test.rego': unreached }))).toEqual([])
  })

  it('fixtures are what the tests see as data', async () => {
    const tests = TEST.replace('{"files": [{"kind": "model-file"}]}', 'data.fixtures.bad')
    const data = policyInput({ fixtures: { bad: { files: [{ kind: 'model-file' }] } } })
    const sources = [
      { path: 'a.rego', text: RULE },
      { path: 'a_test.rego', text: tests },
    ]
    const options = { pack, schema, data, failOn: 'warning', worker } as const
    expect(found(await lintPolicies(engine, sources, options))).toEqual([])
  })
})

describe('one finding ignored by a comment', () => {
  const slow = (...comments: string[]) =>
    `package a\n\n${comments.join('\n')}\nx := sprintf("%v", [input.a])\n`

  it('with its id and a reason, in the comments right before', async () => {
    const linted = await lint({ 'a.rego': slow('# modelward:ignore LINT-002 tools parse it', '# More.') })
    expect(found(linted)).toEqual([])
    expect(linted.report.counts.outcomes.fail).toBe(0)
    expect(linted.ignored).toMatchObject([
      { rule: 'LINT-002', path: 'a.rego', line: 5, reason: 'tools parse it' },
    ])
    expect(linted.idle).toEqual([])
    expect(await renderLint(linted, 'text', {})).toMatch(/\n {2}1 finding ignored by comments\n$/)
    expect(JSON.parse(await renderLint(linted, 'json', {}))).toMatchObject({
      ignored_findings: [{ rule: 'LINT-002', reason: 'tools parse it' }],
    })
  })

  it.each([
    ['without a reason', '# modelward:ignore LINT-002'],
    ['for another lint', '# modelward:ignore LINT-003 why not'],
    ['without an id', '# modelward:ignore'],
    ['with a blank line after it', '# modelward:ignore LINT-002 why\n'],
  ])('%s it ignores nothing, and that is said', async (_how, comment) => {
    const linted = await lint({ 'a.rego': slow(comment) })
    expect(found(linted)).toEqual([expect.stringMatching(/ LINT-002$/)])
    expect(linted.idle).toMatchObject([{ file: 'a.rego', row: 3 }])
    expect(await renderLint(linted, 'text', {})).toMatch(/^a\.rego:3: this comment ignores nothing; /)
  })
})

describe('the report', () => {
  const files = { 'p/a.rego': 'package a\n\nx := sprintf("%v", [input.a])\n\ny if 1 == 2\n' }

  it('in the form of a check: by file, with what to do', async () => {
    const { report } = await lint(files)
    expect(report).toMatchObject({ verdict: 'fail', exit_status: 1, counts: { error: 1, warning: 1 } })
    expect(report.systems[0]?.findings).toMatchObject([
      { path: 'p/a.rego', line: 3, column: 6, end_line: 3, end_column: 30, rule: 'LINT-002', blocks: true },
      { path: 'p/a.rego', line: 5, column: 6, rule: 'LINT-008', message: '1 is never 2.' },
    ])
  })

  it('--fail-on error lets warnings pass', async () => {
    const { report } = await lint({ 'a.rego': 'package a\n\nx := sprintf("%v", [input.a])\n' }, 'error')
    expect(report).toMatchObject({ verdict: 'pass', exit_status: 0, counts: { warning: 1 } })
  })

  it('fingerprints do not change when lines move', async () => {
    const prints = async (text: string) =>
      (await lint({ 'a.rego': text })).report.systems[0]?.findings.map(({ fingerprint }) => fingerprint)
    const text = files['p/a.rego']
    expect(await prints(text.replace('\n\n', '\n\n# One more.\nz := 1\n\n'))).toEqual(await prints(text))
  })

  it('as SARIF, with the lints as rules', async () => {
    const sarif: unknown = JSON.parse(await renderLint(await lint(files), 'sarif', {}))
    expect(sarif).toMatchObject({
      runs: [
        {
          results: [
            { ruleId: 'LINT-008', level: 'error' },
            { ruleId: 'LINT-002', level: 'warning' },
          ],
        },
      ],
    })
  })

  it('what does not compile is an error of the user, with all places', async () => {
    await expect(lint({ 'a.rego': 'package a\n\nx if {\n\ty := 1\n}\n' })).rejects.toMatchObject({
      code: 'POLICY_COMPILE',
      place: { path: 'a.rego', line: 4 },
    })
  })
})

test('names of facts count only where they hold for every field of the name', () => {
  const nullable = { anyOf: [{ $ref: '#/definitions/License' }, { type: 'null' }] }
  const object = (properties: Record<string, unknown>, required: string[]) => ({ properties, required })
  expect(
    factNames({
      ...object({ a: nullable, b: { type: ['string', 'null'] }, c: { type: 'array' } }, ['a', 'b']),
      definitions: {
        X: object({ b: { type: 'string' }, d: { type: ['boolean', 'null'] }, e: nullable }, ['b', 'd']),
      },
    }),
  ).toEqual({ nullable: ['a'], lists: ['c'] })
  const names = factNames(schema)
  expect(names.nullable).toContain('license')
  expect(names.lists).toContain('model_cards')
})
