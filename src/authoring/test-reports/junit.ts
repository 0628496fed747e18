import { visible } from '../../reports/neutralise.ts'
import { groupBy } from '../../reports/select.ts'
import type { TestResult } from '../testing.ts'
import { printedLine } from './text.ts'
import type { TestReport } from './types.ts'

/** One test suite for each package, as CI systems read it. Times are left out: the same run gives the same bytes. */
export function testsJunit({ results, engines }: TestReport): string {
  const suites = groupBy(results, ({ test }) => test.package)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="modelward policy test" ${counts(results)}>`,
    ...[...suites].flatMap(([name, tests]) => [
      `  <testsuite name="${forXml(name)}" ${counts(tests)}>`,
      `    <properties><property name="engine" value="${engines.join(' ')}"/></properties>`,
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

function testCase({ test, status, reason, differs, printed }: TestResult): string[] {
  const place = `file="${forXml(test.file)}" line="${test.row}"`
  const open = `    <testcase classname="${forXml(test.package)}" name="${forXml(test.name)}" ${place}`
  const inside: string[] = []
  if (status !== 'pass') {
    const element = status === 'fail' ? 'failure' : 'error'
    const type = differs ? ' type="difference"' : ''
    const text = forXml(`${test.file}:${test.row}`)
    inside.push(`      <${element}${type} message="${forXml(oneLine(reason ?? ''))}">${text}</${element}>`)
  }
  if (printed.length > 0) {
    const lines = printed.map((line) => forXml(printedLine(line))).join('\n')
    inside.push(`      <system-out>${lines}</system-out>`)
  }
  return inside.length === 0 ? [`${open}/>`] : [`${open}>`, ...inside, '    </testcase>']
}

function oneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
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
