import { byCodeUnit } from '../facts/paths.ts'
import type { Counts, ExitStatus, Outcome, Report, SystemReport, Verdict } from './report.ts'

/** What a report says besides what follows from its systems. */
export type ReportFrame = Omit<Report, 'report_version' | 'verdict' | 'exit_status' | 'counts' | 'systems'>

/** The verdict over all systems, which are sorted by path. */
export function summarise(frame: ReportFrame, systems: readonly SystemReport[]): Report {
  const counts = countsOf(systems)
  const verdict = verdictOf(systems, counts)
  const { tool, effective_time, root, prefix, repository, fail_on, packs, rules_off, ignored } = frame
  return {
    report_version: '1',
    tool,
    effective_time,
    root,
    prefix,
    repository,
    fail_on,
    verdict,
    exit_status: exitStatusOf(verdict),
    counts,
    packs,
    rules_off,
    ignored,
    systems: systems.toSorted((a, b) => byCodeUnit(a.system.path, b.system.path)),
  }
}

/**
 * A rule in error outranks findings that block: they are listed either way, and a run that is not whole must not be
 * taken for one whose only trouble is in the artifacts.
 */
function verdictOf(systems: readonly SystemReport[], counts: Counts): Verdict {
  const { outcomes } = counts
  if (outcomes.error > 0) return 'error'
  if (systems.some(({ findings }) => findings.some(({ blocks }) => blocks))) return 'fail'
  const anyRead = systems.some(({ read }) => read.length > 0)
  const anyApplies = outcomes.pass + outcomes.fail + outcomes['needs-review'] > 0
  return anyRead && anyApplies ? 'pass' : 'nothing-evaluated'
}

function exitStatusOf(verdict: Verdict): ExitStatus {
  switch (verdict) {
    case 'pass':
      return 0
    case 'fail':
      return 1
    case 'nothing-evaluated':
      return 3
    case 'error':
      return 4
  }
}

function countsOf(systems: readonly SystemReport[]): Counts {
  const severities = { error: 0, warning: 0, note: 0 }
  const outcomes: Record<Outcome, number> = {
    pass: 0,
    fail: 0,
    'needs-review': 0,
    'not-applicable': 0,
    error: 0,
  }
  for (const { rules, findings } of systems) {
    for (const { outcome } of rules) outcomes[outcome]++
    for (const { kind, severity } of findings) if (kind === 'violation') severities[severity]++
  }
  return { ...severities, outcomes }
}
