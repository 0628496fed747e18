import { count, whyNothing } from '../reports/wording.ts'
import type { Report } from '../verdict/report.ts'

/**
 * Why the step fails, in a sentence for the runner; null if it passes, or if an annotation gives the reason already.
 * Findings alone do not: those of a lower severity than error would leave the red cross unexplained.
 */
export function failureOf(report: Report, { annotated }: { annotated: boolean }): string | null {
  switch (report.verdict) {
    case 'pass':
      return null
    case 'fail':
      return blocking(report)
    case 'nothing-evaluated':
      return annotated ? null : `Nothing was evaluated. ${whyNothing(report)}`
    case 'error':
      return annotated ? null : `${count(report.counts.outcomes.error, 'rule')} could not be evaluated.`
  }
}

function blocking({ systems, fail_on: failOn }: Report): string {
  const number = systems.reduce((sum, { findings }) => sum + findings.filter((one) => one.blocks).length, 0)
  const severity = failOn === 'error' ? 'error' : `${failOn} or above`
  return `${count(number, 'finding')} of severity ${severity}.`
}
