import { describe, expect, it, test } from 'vitest'
import {
  combineRuns,
  runTest,
  selectTests,
  TEST_EFFECTIVE_TIME,
  type TestRun,
  testData,
} from '../../src/authoring/testing.ts'
import { InternalError } from '../../src/errors.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { createRuntime } from '../../src/policy/runtime.ts'
import { engine } from './engine.ts'

const RULE = `# METADATA
# custom:
#   id: ACME-001
#   parameters:
#     least: {type: number, default: 3, description: How many.}
package acme.rule

violation contains {"message": "x", "at": ""} if count(input.files) < data.modelward.parameters["ACME-001"].least
`
const TESTS = `package acme.rule_test

import data.acme.rule

test_passes if count(rule.violation) == 1 with input as data.fixtures["small"]

test_false if rule.violation == set() with input as data.fixtures["small"]

test_undefined if data.nothing.here

test_of_another_value := {"yes", "no"}

f(1) := 1

f(x) := 2 if x > 0

test_throws if f(count([1])) == 1

test_sees_the_time if data.modelward.time == "${TEST_EFFECTIVE_TIME}"
`

const sources = [
  { path: 'p/rule.rego', text: RULE },
  { path: 'p/rule_test.rego', text: TESTS },
]
const compiled = compilePolicy(engine, sources, { tests: true })
const runtime = createRuntime(compiled.wasm, {
  data: testData(compiled.rules, new Map([['small', { files: [1, 2] }]])),
  input: null,
  memoryLimit: MAX_MEMORY_PAGES,
  format: 'value',
})

const UNDEFINED = 'One of its expressions is false or undefined.'

test('what is not true fails, what throws is an error, and the rest runs on', async () => {
  const told = []
  for (const { name, entrypoint } of compiled.tests) {
    const { status, value, reason } = await runTest(async () => String(runtime.evaluate(entrypoint)))
    told.push([name, status, value, reason])
  }
  expect(told).toEqual([
    ['test_passes', 'pass', 'true', null],
    ['test_false', 'fail', 'false', UNDEFINED],
    ['test_undefined', 'fail', 'false', UNDEFINED],
    [
      'test_of_another_value',
      'fail',
      expect.stringMatching(/^\{"(yes|no)", "(yes|no)"\}$/),
      expect.stringMatching(/^It gives \{.*\} and not true\.$/),
    ],
    [
      'test_throws',
      'error',
      null,
      expect.stringMatching(/p\/rule_test\.rego:\d+:\d+: var assignment conflict/),
    ],
    ['test_sees_the_time', 'pass', 'true', null],
  ])
})

test("a fault of Modelward is none of the test's", async () => {
  const broken = () => runTest(() => Promise.reject(new InternalError('INTERNAL', 'no worker')))
  await expect(broken()).rejects.toMatchObject({ code: 'INTERNAL' })
})

describe('two engines', () => {
  const [subject] = compiled.tests
  if (subject === undefined) throw new Error('no test')
  const pass: TestRun = { status: 'pass', value: 'true', reason: null }
  const fail = (value: string): TestRun => ({
    status: 'fail',
    value,
    reason: `It gives ${value} and not true.`,
  })
  const error: TestRun = { status: 'error', value: null, reason: 'It ended.' }
  const combine = (wasm: TestRun, opa: TestRun) =>
    combineRuns(subject, { wasm, opa }, (a, b) => a.replaceAll(' ', '') === b.replaceAll(' ', ''))

  it.each([
    [pass, pass],
    [fail('{1, 2}'), fail('{1,2}')],
    [error, { ...error, reason: 'It ended otherwise.' }],
  ])('%j and %j are one', (wasm, opa) => {
    expect(combine(wasm, opa)).toMatchObject({ status: wasm.status, reason: wasm.reason, differs: false })
  })

  it.each([
    [pass, fail('false'), 'WebAssembly: pass, true', "OPA's interpreter: fail, false"],
    [fail('1'), fail('2'), 'WebAssembly: fail, 1', "OPA's interpreter: fail, 2"],
    [error, pass, 'WebAssembly: error: It ended.', "OPA's interpreter: pass, true"],
  ])('%j and %j differ, and both are told', (wasm, opa, first, second) => {
    const { status, reason, differs } = combine(wasm, opa)
    expect([status, differs]).toEqual(['fail', true])
    expect(reason?.split('\n')).toEqual(['The engines differ.', `  ${first}`, `  ${second}`])
  })
})

describe('--run', () => {
  it.each([
    [undefined, 6],
    ['rule_test.test_pass', 1],
    ['test_', 6],
    ['un.efined', 0],
    ['test_*e*', 5],
    ['acme.rule_test.test_fals?', 1],
    ['fals?', 0],
    ['*[', 0],
  ])('%s', (wanted, expected) => {
    expect(selectTests(compiled.tests, wanted)).toHaveLength(expected)
  })
})
