import { forJson } from '../../reports/neutralise.ts'
import { type Coverage, notCovered, percentOf } from '../coverage.ts'
import type { TestResult } from '../testing.ts'
import type { TestReport } from './types.ts'

export function testsJson({ results, engines, coverage }: TestReport): string {
  const number = (wanted: TestResult['status']) => results.filter(({ status }) => status === wanted).length
  const report = {
    passed: number('pass'),
    failed: number('fail'),
    errors: number('error'),
    engines,
    differences: results.filter(({ differs }) => differs).length,
    tests: results.map(({ test, status, reason, differs, runs, printed, explanation }) => ({
      package: test.package,
      name: test.name,
      file: test.file,
      row: test.row,
      status,
      reason,
      differs,
      engines: runs,
      printed,
      failures: explanation?.failures ?? [],
      ...(explanation?.trace && { trace: explanation.trace }),
    })),
    ...(coverage && { coverage: coverageJson(coverage) }),
  }
  return `${forJson(JSON.stringify(report, null, 2))}\n`
}

function coverageJson(coverage: Coverage): object {
  const sum = (of: { lines: number; covered: number }) => ({
    percent: percentOf(of),
    lines: of.lines,
    covered: of.covered,
  })
  return {
    ...sum(coverage),
    files: coverage.files.map((file) => ({ file: file.file, ...sum(file), not_covered: notCovered(file) })),
    rules: coverage.bodies,
  }
}
