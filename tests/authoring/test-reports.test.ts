import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../src/authoring/coverage.ts'
import { renderTests, type TestReport } from '../../src/authoring/test-reports/index.ts'
import type { TestResult } from '../../src/authoring/testing.ts'

function result(name: string, changes: Partial<TestResult> = {}): TestResult {
  return {
    test: { package: 'a_test', name, file: 'a_test.rego', row: 5, entrypoint: 'e' },
    status: 'pass',
    reason: null,
    runs: { wasm: { status: 'pass', value: 'true', reason: null } },
    differs: false,
    printed: [],
    explanation: null,
    ...changes,
  }
}

const FAILING = result('test_fails', {
  status: 'fail',
  reason: 'One of its expressions is false or undefined.',
  printed: [{ file: 'a_test.rego', row: 6, message: 'seen\u001b[31m' }],
  explanation: {
    failures: [
      {
        file: 'a_test.rego',
        row: 7,
        text: 'count(a.violation) == 1',
        values: [
          { name: 'count(a.violation)', value: '0' },
          { name: 'a.violation', value: 'set()' },
        ],
      },
      { file: 'a.rego', row: 3, text: 'input.files', values: [{ name: 'input.files', value: '' }] },
    ],
    trace: 'a_test.rego:5 Enter data.a_test.test_fails\n',
    cut: true,
  },
})
const DIFFERENT = result('test_differs', {
  status: 'fail',
  reason: "The engines differ.\n  WebAssembly: pass, true\n  OPA's interpreter: fail, false",
  differs: true,
})

function report(results: readonly TestResult[], changes: Partial<TestReport> = {}): TestReport {
  return { results, engines: ['wasm'], coverage: null, threshold: null, ...changes }
}

const COVERAGE = coverageOf(
  {
    ranges: [
      { file: 'a.rego', start: 3, end: 4 },
      { file: 'a.rego', start: 5, end: 6 },
    ],
    bodies: [{ rule: 'A-001', name: 'violation', file: 'a.rego', row: 3, head: 0, body: [1] }],
  },
  [[1]],
)

describe('text', () => {
  it('a failing test: its expression with the values, what failed before it, what it printed, the trace', () => {
    expect(
      renderTests(report([FAILING]), 'text', { verbose: true }),
    ).toBe(`FAIL   a_test.rego:5  a_test.test_fails
       One of its expressions is false or undefined.
       a_test.rego:7  count(a.violation) == 1
           count(a.violation) = 0
           a.violation        = set()
       On the way there these did not hold:
       a.rego:3  input.files
           input.files = undefined
       Trace:
         a_test.rego:5 Enter data.a_test.test_fails
         … the trace goes on
       It printed:
         a_test.rego:6: seen\\x1b[31m
✖ 1 of 1 test failed
`)
  })

  it('without verbose: only what failed, and where to learn more', () => {
    const results = [result('test_passes'), DIFFERENT]
    expect(
      renderTests(report(results, { engines: ['wasm', 'opa'] }), 'text', { verbose: false }),
    ).toBe(`FAIL   a_test.rego:5  a_test.test_differs
       The engines differ.
         WebAssembly: pass, true
         OPA's interpreter: fail, false
✖ 1 of 2 tests failed on WebAssembly and OPA's interpreter, 1 because the engines differ
  --verbose shows why
`)
  })

  it('verbose lists what passed too', () => {
    expect(renderTests(report([result('test_passes')]), 'text', { verbose: true })).toBe(
      'PASS   a_test.rego:5  a_test.test_passes\n✔ 1 test passed\n',
    )
  })

  it('coverage: by file, by body, and the threshold that is missed', () => {
    const text = renderTests(report([result('test_a')], { coverage: COVERAGE, threshold: 80 }), 'text', {
      verbose: false,
    })
    expect(text).toBe(`Coverage of rule bodies, by lines, on OPA's interpreter:
  a.rego     50 %  not covered: 3-4
  a.rego:3  A-001: violation is tried, but no test makes it find anything
  50 % of 4 lines, 0 of 1 bodies of violation and unverified find something in a test
✖ coverage is 50 %, below the threshold of 80 %
✔ 1 test passed
`)
  })
})

it('json', () => {
  const results = [result('test_a'), FAILING, DIFFERENT]
  const json: unknown = JSON.parse(
    renderTests(report(results, { coverage: COVERAGE }), 'json', { verbose: false }),
  )
  expect(json).toMatchObject({
    passed: 1,
    failed: 2,
    errors: 0,
    engines: ['wasm'],
    differences: 1,
    tests: [
      { name: 'test_a', status: 'pass', engines: { wasm: { value: 'true' } } },
      { name: 'test_fails', printed: [{ row: 6 }], failures: [{ row: 7 }, { row: 3 }] },
      { name: 'test_differs', differs: true },
    ],
    coverage: {
      percent: 50,
      lines: 4,
      covered: 2,
      files: [{ file: 'a.rego', percent: 50, not_covered: [{ start: 3, end: 4 }] }],
      rules: [{ rule: 'A-001', entered: true, fires: false }],
    },
  })
})

it('junit: what an author wrote cannot leave its attribute', () => {
  const hostile = result('test_x', {
    test: { package: 'p', name: 'test_x', file: 'a"<&>\u0000\ud800.rego', row: 1, entrypoint: 'e' },
    status: 'fail',
    reason: 'It gives "]]><x/>" and not true.',
    printed: [{ file: 'a.rego', row: 2, message: '<b>' }],
  })
  expect(
    renderTests(report([hostile]), 'junit', { verbose: false }),
  ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="modelward policy test" tests="1" failures="1" errors="0">
  <testsuite name="p" tests="1" failures="1" errors="0">
    <properties><property name="engine" value="wasm"/></properties>
    <testcase classname="p" name="test_x" file="a&quot;&lt;&amp;&gt;\\x00\\ud800.rego" line="1">
      <failure message="It gives &quot;]]&gt;&lt;x/&gt;&quot; and not true.">a&quot;&lt;&amp;&gt;\\x00\\ud800.rego:1</failure>
      <system-out>a.rego:2: &lt;b&gt;</system-out>
    </testcase>
  </testsuite>
</testsuites>
`)
})

it('junit says which failures are differences', () => {
  expect(renderTests(report([DIFFERENT]), 'junit', { verbose: false })).toContain(
    '<failure type="difference" message="The engines differ. WebAssembly: pass, true OPA\'s interpreter: fail, false">',
  )
})

it('lcov', () => {
  expect(renderTests(report([], { coverage: COVERAGE }), 'lcov', { verbose: false })).toBe(
    'TN:\nSF:a.rego\nDA:3,0\nDA:4,0\nDA:5,1\nDA:6,1\nLF:4\nLH:2\nend_of_record\n',
  )
})
