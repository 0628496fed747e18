import type { Report, SystemReport } from '../../verdict/report.ts'
import { repositoryPath } from '../select.ts'
import { count, whyNothing } from '../wording.ts'
import { location, messageText, ruleId } from './results.ts'
import type { Notification } from './types.ts'

/** Notifications are for a reader of the file; without a bound they would be most of it. */
const MAX_NOTIFICATIONS = 1_000

const IDS = {
  cut: 'results-cut',
  error: 'rule-error',
  nothing: 'nothing-evaluated',
  unread: 'not-read',
  review: 'needs-review',
} as const

export const NOTIFICATION_DESCRIPTORS = [
  { id: IDS.cut, shortDescription: { text: 'Results or notifications were left out.' } },
  { id: IDS.error, shortDescription: { text: 'A rule could not be evaluated.' } },
  { id: IDS.nothing, shortDescription: { text: 'Nothing was evaluated.' } },
  { id: IDS.unread, shortDescription: { text: 'A file could not be read, wholly or in part.' } },
  { id: IDS.review, shortDescription: { text: 'The facts do not suffice for a rule.' } },
]

/** What a reader of the results has to know besides them; what weighs most first. */
export function notifications(
  report: Report,
  systems: readonly SystemReport[],
  cutResults: number,
): Notification[] {
  const all = [
    ...(report.verdict === 'nothing-evaluated' ? [nothingEvaluated(report)] : []),
    ...systems.flatMap(ruleErrors),
    ...systems.flatMap((system) => unreadFiles(report, system)),
    ...systems.flatMap((system) => needsReview(report, system)),
  ]
  const shown = all.slice(0, MAX_NOTIFICATIONS)
  return [
    ...(cutResults === 0 ? [] : [cut(`${count(cutResults, 'result')} of lower severity`)]),
    ...shown,
    ...(all.length === shown.length ? [] : [cut(count(all.length - shown.length, 'notification'))]),
  ]
}

function cut(what: string): Notification {
  return notification(
    IDS.cut,
    'warning',
    `${what} left out to stay within the limits of code scanning; the JSON report has all.`,
  )
}

function nothingEvaluated(report: Report): Notification {
  return notification(IDS.nothing, 'error', whyNothing(report))
}

function ruleErrors(system: SystemReport): Notification[] {
  return system.rules
    .filter((rule) => rule.outcome === 'error')
    .map((rule) => ({
      ...notification(IDS.error, 'error', rule.error ?? 'The rule gave no result.'),
      associatedRule: { id: ruleId(rule.id) },
    }))
}

function unreadFiles(report: Report, system: SystemReport): Notification[] {
  return system.unread.map((item) => {
    const line = item.line
    const column = item.column ?? 1
    const region =
      line === null
        ? undefined
        : { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 }
    return {
      ...notification(IDS.unread, 'warning', item.message),
      locations: [location(repositoryPath(report, item.path), region)],
    }
  })
}

function needsReview(report: Report, system: SystemReport): Notification[] {
  return system.findings
    .filter((finding) => finding.kind === 'unverified')
    .map((finding) => ({
      ...notification(IDS.review, 'note', finding.message),
      locations: [location(repositoryPath(report, finding.path), undefined, finding.pointer)],
      associatedRule: { id: ruleId(finding.rule) },
    }))
}

function notification(id: string, level: Notification['level'], text: string): Notification {
  return { descriptor: { id }, level, message: { text: messageText(text) } }
}
