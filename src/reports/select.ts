import type { Severity } from '../policy/types.ts'
import type { Finding, Report, RuleReport, SystemReport } from '../verdict/report.ts'

export const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[]

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** A finding with the system that it is about. */
export interface Located {
  readonly finding: Finding
  readonly system: SystemReport
}

export function findingsOf(report: Report, kind: Finding['kind']): Located[] {
  return report.systems.flatMap((system) =>
    system.findings.filter((finding) => finding.kind === kind).map((finding) => ({ finding, system })),
  )
}

/** The order in which a limited sink shows findings: what blocks, then by severity, then as the report has them. */
export function compareByWeight(a: Finding, b: Finding): number {
  return Number(b.blocks) - Number(a.blocks) || RANK[a.severity] - RANK[b.severity]
}

/** The path from the top of the git repository, which GitHub asks for. */
export function repositoryPath(report: Report, path: string): string {
  return [report.prefix, path].filter((part) => part !== '').join('/')
}

export function ruleTitles(report: Report): ReadonlyMap<string, string> {
  return new Map(report.systems.flatMap((system) => system.rules.map((rule) => [rule.id, rule.title])))
}

export function rulesOf(
  report: Report,
  outcome: RuleReport['outcome'],
): { rule: RuleReport; system: SystemReport }[] {
  return report.systems.flatMap((system) =>
    system.rules.filter((rule) => rule.outcome === outcome).map((rule) => ({ rule, system })),
  )
}

/** Groups in the order in which their keys first appear. */
export function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
