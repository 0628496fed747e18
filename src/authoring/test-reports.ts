import { forJson, forTerminal, visible } from '../reports/neutralise.ts'
import { groupBy } from '../reports/select.ts'
import { count } from './check-reports.ts'
import { fullName, type TestResult } from './testing.ts'

export const TEST_FORMATS = ['text', 'json', 'junit'] as const
export type TestFormat = (typeof TEST_FORMATS)[number]

export function renderTests(
  results: readonly TestResult[],
  format: TestFormat,
  { verbose }: { verbose: boolean },
): string {
  switch (format) {
    case 'text':
      return testsText(results, verbose)
    case 'json':
      return testsJson(results)
    case 'junit':
      return testsJunit(results)
  }
}

/** Every test that did not pass, with its place; all of them if `verbose`; and a line that sums up. */
function testsText(results: readonly TestResult[], verbose: boolean): string {
  const lines: string[] = []
  for (const { test, status, reason } of results) {
    if (status === 'pass' && !verbose) continue
    lines.push(`${MARKS[status]}  ${forTerminal(`${test.file}:${test.row}`)}  ${forTerminal(fullName(test))}`)
    if (reason !== null) lines.push(...reason.split('\n').map((line) => `       ${forTerminal(line)}`))
  }
  const failed = results.filter(({ status }) => status !== 'pass').length
  const sum =
    failed === 0
      ? `✔ ${count(results.length, 'test')} passed`
      : `✖ ${failed} of ${count(results.length, 'test')} failed`
  return `${[...lines, sum].join('\n')}\n`
}

const MARKS = { pass: 'PASS ', fail: 'FAIL ', error: 'ERROR' } as const

function testsJson(results: readonly TestResult[]): string {
  const number = (wanted: TestResult['status']) => results.filter(({ status }) => status === wanted).length
  const tests = results.map(({ test, status, reason }) => ({
    package: test.package,
    name: test.name,
    file: test.file,
    row: test.row,
    status,
    reason,
  }))
  const summary = { passed: number('pass'), failed: number('fail'), errors: number('error') }
  return `${forJson(JSON.stringify({ ...summary, tests }, null, 2))}\n`
}

/** One test suite for each package, as CI systems read it. Times are left out: the same run gives the same bytes. */
function testsJunit(results: readonly TestResult[]): string {
  const suites = groupBy(results, ({ test }) => test.package)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="modelward policy test" ${counts(results)}>`,
    ...[...suites].flatMap(([name, tests]) => [
      `  <testsuite name="${forXml(name)}" ${counts(tests)}>`,
      ...tests.flatMap(testCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

function counts(results: readonly TestResult[]): string {
  const number = (wanted: TestResult['status']) => results.filter(({ status }) => status === wanted).length
  return `tests="${results.length}" failures="${number('fail')}" errors="${number('error')}"`
}

function testCase({ test, status, reason }: TestResult): string[] {
  const place = `file="${forXml(test.file)}" line="${test.row}"`
  const open = `    <testcase classname="${forXml(test.package)}" name="${forXml(test.name)}" ${place}`
  if (status === 'pass') return [`${open}/>`]
  const element = status === 'fail' ? 'failure' : 'error'
  const text = forXml(`${test.file}:${test.row}`)
  return [
    `${open}>`,
    `      <${element} message="${forXml(reason ?? '')}">${text}</${element}>`,
    '    </testcase>',
  ]
}

/** For text and attribute values; what XML cannot hold shows as an escape. */
function forXml(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD')
}
