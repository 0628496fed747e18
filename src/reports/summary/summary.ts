import type { Report } from '../../verdict/report.ts'
import type { RenderOptions } from '../options.ts'
import { compareByWeight, findingsOf } from '../select.ts'
import {
  count,
  countFiles,
  countFindings,
  countHidden,
  countOutcomes,
  failsOn,
  whyNothing,
} from '../wording.ts'
import { type Section, withinBytes } from './budget.ts'
import { fold } from './markdown.ts'
import {
  type Context,
  errorTable,
  findingTable,
  mendTable,
  provenance,
  reviewTable,
  ruleTable,
  systemTable,
  titled,
  unreadTable,
} from './tables.ts'

/**
 * GitHub takes 1 MiB of summary for each step and drops all of it when it is longer. Some is left to whatever else
 * writes in the same step.
 */
export const SUMMARY_BYTES = 1_000_000

/** GitHub Flavored Markdown for the page of a workflow run: verdict, counts, what blocks, and the rest folded. */
export function renderSummary(report: Report, options: RenderOptions): string {
  const context: Context = {
    report,
    linkBase: options.linkBase?.replace(/\/+$/, ''),
    elsewhere: options.elsewhere ?? 'the full report',
    several: report.systems.length > 1,
  }
  return withinBytes(lead(report), sections(context), options.budget ?? SUMMARY_BYTES)
}

function lead(report: Report): string {
  const outcomes = countOutcomes(report.counts.outcomes)
  const facts = [outcomes, countFiles(report), countHidden(report), failsOn(report.fail_on)]
    .filter((part) => part !== '')
    .join(' · ')
  switch (report.verdict) {
    case 'pass':
      return `## ✅ Modelward: ${countFindings(report.counts)}\n\n${facts}\n\n`
    case 'fail':
      return `## ❌ Modelward: ${countFindings(report.counts)}\n\n${facts}\n\n`
    case 'error': {
      const errors = count(report.counts.outcomes.error, 'rule')
      return `## ❌ Modelward: ${errors} could not be evaluated\n\nThis is no verdict: ${countFindings(report.counts)} · ${facts}\n\n`
    }
    case 'nothing-evaluated':
      return `## ⚠️ Modelward: nothing was evaluated\n\nThis is no pass. ${whyNothing(report)}\n\n`
  }
}

function sections(context: Context): Section[] {
  const { report, several } = context
  const violations = findingsOf(report, 'violation').toSorted((a, b) => compareByWeight(a.finding, b.finding))
  const blocking = violations.filter(({ finding }) => finding.blocks)
  const others = violations.filter(({ finding }) => !finding.blocks)
  const unverified = findingsOf(report, 'unverified')
  const unread = report.systems.flatMap((system) => system.unread)
  const rules = report.systems.flatMap((system) => system.rules.map((rule) => ({ rule, system })))
  const othersTitle = count(others.length, blocking.length === 0 ? 'finding' : 'other finding')
  return [
    ...(several ? [{ ...systemTable(context), rank: 3 }] : []),
    { ...titled('Could not be evaluated', errorTable(context)), rank: 1 },
    { ...titled('What blocks', findingTable(blocking, context)), rank: 2 },
    { ...titled('How to mend', mendTable(violations, context)), rank: 2 },
    { ...fold(othersTitle, findingTable(others, context)), rank: 6 },
    { ...fold(`${count(unverified.length, 'place')} to review`, reviewTable(unverified, context)), rank: 7 },
    {
      ...fold(`${count(unread.length, 'file')} not read, wholly or in part`, unreadTable(unread, context)),
      rank: 4,
    },
    { ...fold(count(rules.length, 'rule'), ruleTable(rules, context)), rank: 5 },
    { ...provenance(context), rank: 0 },
  ]
}
