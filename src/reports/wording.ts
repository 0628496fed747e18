import type { Severity } from '../policy/types.ts'
import type { Counts, Outcome, Report } from '../verdict/report.ts'

/** "1 file", "2 files". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`
}

/** "3 errors, 5 warnings, 2 notes"; what is zero is left out, except that a run fails on it. */
export function countFindings(counts: Counts): string {
  const parts: string[] = []
  if (counts.error > 0) parts.push(count(counts.error, 'error'))
  if (counts.warning > 0) parts.push(count(counts.warning, 'warning'))
  if (counts.note > 0) parts.push(count(counts.note, 'note'))
  if (parts.length === 0) return 'no findings'
  return counts.error > 0 ? parts.join(', ') : ['no errors', ...parts].join(', ')
}

/** "14 rules passed, 2 failed, 4 need review, 4 not applicable"; empty if there are no rules. */
export function countOutcomes(outcomes: Counts['outcomes']): string {
  return OUTCOMES.filter(([outcome]) => outcomes[outcome] > 0)
    .map(([outcome, one, many], index) => {
      const number = outcomes[outcome]
      const words = number === 1 ? one : many
      return index === 0 ? `${count(number, 'rule')} ${words}` : `${number} ${words}`
    })
    .join(', ')
}

const OUTCOMES = [
  ['pass', 'passed', 'passed'],
  ['fail', 'failed', 'failed'],
  ['needs-review', 'needs review', 'need review'],
  ['not-applicable', 'not applicable', 'not applicable'],
] as const satisfies readonly (readonly [Outcome, string, string])[]

/** "23 files read, 1 not read". */
export function countFiles(report: Report): string {
  const read = report.systems.reduce((sum, system) => sum + system.read.length, 0)
  const unread = report.systems.reduce((sum, system) => sum + system.unread.length, 0)
  return unread === 0 ? `${count(read, 'file')} read` : `${count(read, 'file')} read, ${unread} not read`
}

/** "4 rules off, 3 files ignored, 1 exception": what nobody asked or looked at; empty if there is none. */
export function countHidden({ rules_off, ignored, systems }: Report): string {
  const rules = rules_off.length === 0 ? [] : [`${count(rules_off.length, 'rule')} off`]
  const files = ignored.count === 0 ? [] : [`${count(ignored.count, 'file')} ignored`]
  const number = systems.reduce((sum, system) => sum + system.exceptions.length, 0)
  const exceptions = number === 0 ? [] : [count(number, 'exception')]
  return [...rules, ...files, ...exceptions].join(', ')
}

export function failsOn(severity: Severity): string {
  switch (severity) {
    case 'error':
      return 'fails on errors'
    case 'warning':
      return 'fails on warnings and errors'
    case 'note':
      return 'fails on any finding'
  }
}

/** One sentence or two for a run that evaluated nothing: why, and what would make it evaluate something. */
export function whyNothing(report: Report): string {
  const files = report.systems.reduce((sum, system) => sum + system.read.length, 0)
  const rules = report.systems.reduce((sum, system) => sum + system.rules.length, 0)
  if (files === 0) {
    const hidden =
      report.ignored.count === 0
        ? ''
        : ` ${count(report.ignored.count, 'file is', 'files are')} left out by .modelwardignore or "exclude".`
    return (
      'No ML artifact was found. Modelward reads model and dataset cards (README.md with front matter), ' +
      'CycloneDX SBOMs, lineage (OpenLineage, DVC), checksum files, model files and ml-system.yml. ' +
      `Name the folder that holds them, or begin with a model card.${hidden}`
    )
  }
  if (rules === 0) {
    return `${count(files, 'file')} could be checked, and no rule is on. Choose a profile that has rules, or name your own with --policy.`
  }
  return `${count(files, 'file')} could be checked, and none of the ${count(rules, 'rule')} applies to them. Choose another profile, or add rules of your own with --policy.`
}

/** Text of a policy's metadata, folded in YAML, as one line. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Cuts to a number of UTF-16 units, the ellipsis included, without splitting a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
