import type { Severity } from '../policy/types.ts'
import type { Finding, Report } from '../verdict/report.ts'
import { forTerminal, forWorkflowCommandData, forWorkflowCommandProperty } from './neutralise.ts'
import type { AnnotationBudget, RenderOptions } from './options.ts'
import {
  compareByWeight,
  findingsOf,
  groupBy,
  repositoryPath,
  rulesOf,
  ruleTitles,
  SEVERITIES,
} from './select.ts'
import { count, oneLine, shorten, whyNothing } from './wording.ts'

/** GitHub shows this many annotations of each level for a step and drops the others without a word. */
export const ANNOTATIONS_PER_STEP: AnnotationBudget = { error: 10, warning: 10, notice: 10 }

/** The runner cuts a message after 4,096 characters: room for a message and a remediation, visible escapes included. */
const LINE_LENGTH = 2_000

/** The checks API refuses a longer title. */
const TITLE_LENGTH = 255

type Level = keyof AnnotationBudget

const LEVEL: Readonly<Record<Severity, Level>> = { error: 'error', warning: 'warning', note: 'notice' }

interface Annotation {
  readonly level: Level
  readonly properties: Readonly<Record<string, string | number>>
  readonly lines: readonly string[]
  /** What it stands for, where a summing annotation has to count it. */
  readonly about: { readonly what: string; readonly findings: number }
}

/**
 * Workflow commands that annotate the changed files. Findings of one rule in one file share an annotation; when a
 * level has more than GitHub shows, its last annotation says what is missing and where it stands.
 */
export function renderGithub(report: Report, options: RenderOptions): string {
  const budget = options.annotations ?? ANNOTATIONS_PER_STEP
  const elsewhere = options.elsewhere ?? 'the full report'
  const all = [...verdictAnnotations(report), ...findingAnnotations(report), ...unreadAnnotations(report)]
  return SEVERITIES.map((severity) => LEVEL[severity])
    .flatMap((level) =>
      withinBudget(
        all.filter((one) => one.level === level),
        budget[level],
        level,
        elsewhere,
      ),
    )
    .map((annotation) => `${command(annotation)}\n`)
    .join('')
}

function verdictAnnotations(report: Report): Annotation[] {
  const errors = rulesOf(report, 'error').map(
    ({ rule }): Annotation => ({
      level: 'error',
      properties: { title: shorten(`${rule.id} could not be evaluated`, TITLE_LENGTH) },
      lines: [rule.error ?? 'The rule gave no result.'],
      about: { what: rule.id, findings: 1 },
    }),
  )
  if (report.verdict !== 'nothing-evaluated') return errors
  const nothing: Annotation = {
    level: 'error',
    properties: { title: 'Nothing was evaluated' },
    lines: [whyNothing(report)],
    about: { what: 'nothing evaluated', findings: 1 },
  }
  return [...errors, nothing]
}

function findingAnnotations(report: Report): Annotation[] {
  const titles = ruleTitles(report)
  const findings = findingsOf(report, 'violation').map(({ finding }) => finding)
  const groups = groupBy(findings, (finding) =>
    JSON.stringify([finding.rule, finding.path, finding.severity]),
  )
  return [...groups.values()]
    .map((group) => group.toSorted(compareByWeight))
    .flatMap(([first, ...rest]) => (first === undefined ? [] : [{ first, rest }]))
    .toSorted((a, b) => compareByWeight(a.first, b.first))
    .map(({ first, rest }) => findingAnnotation(report, first, rest.length, titles.get(first.rule) ?? ''))
}

function findingAnnotation(report: Report, finding: Finding, others: number, title: string): Annotation {
  const more = others === 0 ? '' : ` (and ${others} more in this file)`
  return {
    level: LEVEL[finding.severity],
    properties: {
      ...place(repositoryPath(report, finding.path), finding),
      title: shorten(`${finding.rule} ${oneLine(title)}`.trim(), TITLE_LENGTH),
    },
    lines: [`${finding.message}${more}`, oneLine(finding.remediation)].filter((line) => line !== ''),
    about: { what: finding.rule, findings: others + 1 },
  }
}

/**
 * The end is given only within one line. GitHub refuses an end column on another line, and does not show an
 * annotation whose end line is past the file's last line, as the exclusive end of a last line is.
 */
function place(file: string, finding: Finding): Annotation['properties'] {
  if (file === '') return {}
  const start = { file, line: finding.line, col: finding.column }
  if (finding.end_line !== finding.line || finding.end_column <= finding.column) return start
  return { ...start, endLine: finding.end_line, endColumn: finding.end_column }
}

function unreadAnnotations(report: Report): Annotation[] {
  return report.systems.flatMap((system) =>
    system.unread.map((item) => {
      const file = repositoryPath(report, item.path)
      return {
        level: 'notice',
        properties: {
          ...(file === '' ? {} : { file }),
          ...(file === '' || item.line === null ? {} : { line: item.line }),
          title: item.extent === 'file' ? 'Not read' : 'Read in part',
        },
        lines: [item.message],
        about: { what: 'not read', findings: 1 },
      }
    }),
  )
}

function withinBudget(
  all: readonly Annotation[],
  budget: number,
  level: Level,
  elsewhere: string,
): Annotation[] {
  if (all.length <= budget) return [...all]
  if (budget <= 0) return []
  const cut = all.slice(budget - 1)
  return [...all.slice(0, budget - 1), remainder(cut, level, elsewhere)]
}

function remainder(cut: readonly Annotation[], level: Level, elsewhere: string): Annotation {
  const sums = new Map<string, number>()
  for (const { about } of cut) sums.set(about.what, (sums.get(about.what) ?? 0) + about.findings)
  const total = [...sums.values()].reduce((sum, findings) => sum + findings, 0)
  const what = [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .map(([rule, findings]) => `${rule} (${findings})`)
    .join(', ')
  return {
    level,
    properties: { title: count(total, `more ${level}`) },
    lines: [`${what}. GitHub shows no more annotations of this level; all are in ${elsewhere}.`],
    about: { what: 'more', findings: total },
  }
}

function command({ level, properties, lines }: Annotation): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${forWorkflowCommandProperty(String(value))}`,
  )
  const data = lines.map((line) => forWorkflowCommandData(shorten(forTerminal(line), LINE_LENGTH)))
  return `::${level} ${list.join(',')}::${data.join('%0A')}`
}
