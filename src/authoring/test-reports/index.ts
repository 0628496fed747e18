import { testsJson } from './json.ts'
import { testsJunit } from './junit.ts'
import { testsLcov } from './lcov.ts'
import { testsText } from './text.ts'
import type { TestReport } from './types.ts'

export type { TestReport } from './types.ts'

export const TEST_FORMATS = ['text', 'json', 'junit', 'lcov'] as const
export type TestFormat = (typeof TEST_FORMATS)[number]

export function renderTests(report: TestReport, format: TestFormat, options: { verbose: boolean }): string {
  switch (format) {
    case 'text':
      return testsText(report, options)
    case 'json':
      return testsJson(report)
    case 'junit':
      return testsJunit(report)
    case 'lcov':
      return testsLcov(report)
  }
}
