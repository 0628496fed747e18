import type { Explanation, Failure, Printed } from '../../policy/interpreter.ts'
import { forTerminal } from '../../reports/neutralise.ts'
import { count } from '../../reports/wording.ts'
import { type BodyCoverage, type Coverage, notCovered, percentOf } from '../coverage.ts'
import { ENGINE_NAMES, fullName, shortened, type TestEngine, type TestResult } from '../testing.ts'
import type { TestReport } from './types.ts'

/** Below a test, under its place; what belongs to a line above stands two further in. */
const INDENT = ' '.repeat(7)
/** Of a value, in characters; JSON has more of it. */
const MAX_VALUE = 600

/** Every test that did not pass, with its place; all of them if `verbose`; coverage; and a line that sums up. */
export function testsText(report: TestReport, { verbose }: { verbose: boolean }): string {
  const { results, coverage, threshold } = report
  const lines: string[] = []
  for (const result of results) {
    if (result.status !== 'pass' || verbose) lines.push(...testLines(result))
  }
  if (coverage !== null) lines.push(...coverageLines(coverage))
  if (coverage !== null && threshold !== null && percentOf(coverage) < threshold) {
    lines.push(`✖ coverage is ${percentOf(coverage)} %, below the threshold of ${threshold} %`)
  }
  lines.push(...sumLines(report, verbose))
  return `${lines.join('\n')}\n`
}

const MARKS = { pass: 'PASS ', fail: 'FAIL ', error: 'ERROR' } as const

function testLines({ test, status, reason, printed, explanation }: TestResult): string[] {
  const lines = [`${MARKS[status]}  ${placed(test)}  ${forTerminal(fullName(test))}`]
  if (reason !== null) lines.push(...reason.split('\n').map((line) => `${INDENT}${forTerminal(line)}`))
  if (explanation !== null) lines.push(...explanationLines(explanation))
  if (printed.length > 0) {
    lines.push(
      `${INDENT}It printed:`,
      ...printed.map((line) => `${INDENT}  ${forTerminal(printedLine(line))}`),
    )
  }
  return lines
}

/** The expression of the test first, then what failed on the way to it. */
function explanationLines({ failures: [own, ...beneath], trace, cut }: Explanation): string[] {
  const lines: string[] = []
  if (own !== undefined) lines.push(...failureLines(own))
  if (beneath.length > 0) lines.push(`${INDENT}On the way there these did not hold:`)
  for (const failure of beneath) lines.push(...failureLines(failure))
  if (trace === '') return lines
  lines.push(`${INDENT}Trace:`)
  for (const step of trace.trimEnd().split('\n')) lines.push(`${INDENT}  ${forTerminal(step)}`)
  if (cut) lines.push(`${INDENT}  … the trace goes on`)
  return lines
}

function failureLines(failure: Failure): string[] {
  const width = Math.max(...failure.values.map(({ name }) => name.length))
  return [
    `${INDENT}${placed(failure)}  ${forTerminal(failure.text)}`,
    ...failure.values.map(({ name, value }) => {
      return `${INDENT}    ${forTerminal(name.padEnd(width))} = ${forTerminal(shortened(value || 'undefined', MAX_VALUE))}`
    }),
  ]
}

function placed({ file, row }: { readonly file: string; readonly row: number }): string {
  return forTerminal(`${file}:${row}`)
}

export function printedLine({ file, row, message }: Printed): string {
  return file === '' ? message : `${file}:${row}: ${message}`
}

function coverageLines(coverage: Coverage): string[] {
  const rows = coverage.files.map((file) => {
    const missing = notCovered(file).map(({ start, end }) => (start === end ? `${start}` : `${start}-${end}`))
    return { name: forTerminal(file.file), percent: percentOf(file), missing }
  })
  const width = Math.max(0, ...rows.map(({ name }) => name.length))
  return [
    `Coverage of rule bodies, by lines, on ${ENGINE_NAMES.opa}:`,
    ...rows.map(({ name, percent, missing }) => {
      const lines = missing.length === 0 ? '' : `  not covered: ${missing.join(', ')}`
      return `  ${name.padEnd(width)}  ${String(percent).padStart(5)} %${lines}`
    }),
    ...coverage.bodies.flatMap((body) => {
      const what = bodyFault(body)
      return what === null ? [] : [`  ${placed(body)}  ${forTerminal(body.rule)}: ${body.name} ${what}`]
    }),
    `  ${percentOf(coverage)} % of ${count(coverage.lines, 'line')}, ${bodiesSum(coverage.bodies)}`,
  ]
}

function bodyFault({ entered, fires }: BodyCoverage): string | null {
  if (fires) return null
  return entered ? 'is tried, but no test makes it find anything' : 'is tried by no test'
}

function bodiesSum(bodies: readonly BodyCoverage[]): string {
  const firing = bodies.filter(({ fires }) => fires).length
  return `${firing} of ${bodies.length} bodies of violation and unverified find something in a test`
}

function sumLines({ results, engines }: TestReport, verbose: boolean): string[] {
  const failed = results.filter(({ status }) => status !== 'pass')
  const differing = results.filter(({ differs }) => differs).length
  const on =
    engines.length > 1 ? ` on ${engines.map((engine: TestEngine) => ENGINE_NAMES[engine]).join(' and ')}` : ''
  if (failed.length === 0) return [`✔ ${count(results.length, 'test')} passed${on}`]
  const difference = differing === 0 ? '' : `, ${differing} because the engines differ`
  const hint = verbose ? [] : ['  --verbose shows why']
  return [`✖ ${failed.length} of ${count(results.length, 'test')} failed${on}${difference}`, ...hint]
}
