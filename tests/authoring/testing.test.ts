import { describe, expect, it, test } from 'vitest'
import { renderTests } from '../../src/authoring/test-reports.ts'
import { runTests, selectTests, TEST_EFFECTIVE_TIME, testData } from '../../src/authoring/testing.ts'
import { InternalError } from '../../src/errors.ts'
import { compilePolicy } from '../../src/policy/compile.ts'
import { policyInput } from '../../src/policy/input.ts'
import { MAX_MEMORY_PAGES } from '../../src/policy/limits.ts'
import { inThreadSession, type Session } from '../../src/policy/session.ts'
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

test_of_another_value := "yes"

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
const session = inThreadSession(compiled.wasm, {
  data: testData(compiled.rules, new Map([['small', { files: [1, 2] }]])),
  input: policyInput({}),
  memoryLimit: MAX_MEMORY_PAGES,
})
const results = await runTests(session, compiled.tests)

const UNDEFINED = 'One of its expressions is false or undefined.'

test('what is not true fails, what throws is an error, and the rest runs on', () => {
  expect(results.map(({ test: { name, row }, status, reason }) => [name, row, status, reason])).toEqual([
    ['test_passes', 5, 'pass', null],
    ['test_false', 7, 'fail', UNDEFINED],
    ['test_undefined', 9, 'fail', UNDEFINED],
    ['test_of_another_value', 11, 'fail', 'It gives "yes" and not true.'],
    [
      'test_throws',
      17,
      'error',
      expect.stringMatching(/p\/rule_test\.rego:\d+:\d+: var assignment conflict/),
    ],
    ['test_sees_the_time', 19, 'pass', null],
  ])
})

test("a fault of Modelward is none of the test's", async () => {
  const broken: Session = {
    evaluate: () => Promise.reject(new InternalError('INTERNAL', 'no worker')),
    close: async () => undefined,
  }
  await expect(runTests(broken, compiled.tests)).rejects.toMatchObject({ code: 'INTERNAL' })
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

describe('reports', () => {
  it('text tells what failed, with place and reason, and how many', () => {
    expect(
      renderTests(results, 'text', { verbose: false }),
    ).toBe(`FAIL   p/rule_test.rego:7  acme.rule_test.test_false
       ${UNDEFINED}
FAIL   p/rule_test.rego:9  acme.rule_test.test_undefined
       ${UNDEFINED}
FAIL   p/rule_test.rego:11  acme.rule_test.test_of_another_value
       It gives "yes" and not true.
ERROR  p/rule_test.rego:17  acme.rule_test.test_throws
       ${results[4]?.reason}
✖ 4 of 6 tests failed
`)
  })

  it('verbose lists the others too', () => {
    const passed = results.filter(({ status }) => status === 'pass')
    expect(
      renderTests(passed, 'text', { verbose: true }),
    ).toBe(`PASS   p/rule_test.rego:5  acme.rule_test.test_passes
PASS   p/rule_test.rego:19  acme.rule_test.test_sees_the_time
✔ 2 tests passed
`)
  })

  it('json', () => {
    expect(JSON.parse(renderTests(results, 'json', { verbose: false }))).toMatchObject({
      passed: 2,
      failed: 3,
      errors: 1,
      tests: results.map(({ test: { name }, status }) => ({ name, status, package: 'acme.rule_test' })),
    })
  })

  it('junit: what an author wrote cannot leave its attribute', () => {
    const hostile = {
      test: { package: 'p', name: 'test_x', file: 'a"<&>\u0000\ud800.rego', row: 1, entrypoint: 'e' },
      status: 'fail' as const,
      reason: 'It gives "]]><x/>" and not true.',
    }
    expect(renderTests([hostile], 'junit', { verbose: false })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="modelward policy test" tests="1" failures="1" errors="0">
  <testsuite name="p" tests="1" failures="1" errors="0">
    <testcase classname="p" name="test_x" file="a&quot;&lt;&amp;&gt;\\x00\\ud800.rego" line="1">
      <failure message="It gives &quot;]]&gt;&lt;x/&gt;&quot; and not true.">a&quot;&lt;&amp;&gt;\\x00\\ud800.rego:1</failure>
    </testcase>
  </testsuite>
</testsuites>
`)
  })
})
