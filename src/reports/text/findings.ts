import type { Severity } from '../../policy/types.ts'
import type { Finding } from '../../verdict/report.ts'
import { forTerminal } from '../neutralise.ts'
import { compareByWeight, groupBy } from '../select.ts'
import { oneLine } from '../wording.ts'
import { length, pad, type Style, type Terminal, wrap } from './terminal.ts'

/** Widths of the columns, equal over the whole report so that the eye runs down. */
export interface Widths {
  position: number
  rule: number
}

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  note: 'blue',
}

const INDENT = 2
const GAP = 2
/** A longer id does not widen the column for all others. */
const LONGEST_RULE = 20
const LONGEST_SEVERITY = 'warning'.length

export function widthsOf(findings: readonly Finding[]): Widths {
  return {
    position: findings.reduce((width, finding) => Math.max(width, position(finding).length), 0),
    rule: Math.min(
      LONGEST_RULE,
      findings.reduce((width, finding) => Math.max(width, length(forTerminal(finding.rule))), 0),
    ),
  }
}

/**
 * The findings of one file: what weighs most first, and under the findings of one rule what to do about them, once.
 *
 * A symbol stands before the severity. Besides being readable without colour, it keeps the lines from matching the
 * problem matcher for ESLint that actions/setup-node installs, which would annotate every finding a second time.
 */
export function fileLines(findings: readonly Finding[], widths: Widths, out: Terminal): string[] {
  const groups = [...groupBy(findings, (finding) => `${finding.rule}\n${finding.remediation}`).values()]
  const sorted = groups.map((group) => group.toSorted(compareByWeight)).toSorted(compareFirst)
  return sorted.flatMap((group) => [
    ...group.flatMap((finding) => findingLines(finding, widths, out)),
    ...remediationLines(group[0]?.remediation ?? '', widths, out),
  ])
}

function compareFirst(a: readonly Finding[], b: readonly Finding[]): number {
  const [first, second] = [a[0], b[0]]
  if (first === undefined || second === undefined) return 0
  return compareByWeight(first, second) || first.line - second.line || first.column - second.column
}

function findingLines(finding: Finding, widths: Widths, out: Terminal): string[] {
  const style = SEVERITY_STYLE[finding.severity]
  const head = [
    ' '.repeat(INDENT),
    out.style(pad(position(finding), widths.position), 'dim'),
    ' '.repeat(GAP),
    out.style(`${out.symbols[finding.severity]} ${pad(finding.severity, LONGEST_SEVERITY)}`, style),
    ' '.repeat(GAP),
    out.style(pad(forTerminal(finding.rule), widths.rule), 'bold'),
    ' '.repeat(GAP),
  ].join('')
  const indent = messageIndent(widths)
  const [first = '', ...rest] = wrap(forTerminal(finding.message), room(indent, out))
  return [head + first, ...rest.map((line) => ' '.repeat(indent) + line)]
}

function remediationLines(remediation: string, widths: Widths, out: Terminal): string[] {
  const text = forTerminal(oneLine(remediation))
  if (text === '') return []
  const indent = messageIndent(widths)
  const arrow = `${out.symbols.advice} `
  return wrap(text, room(indent + arrow.length, out)).map(
    (line, index) =>
      ' '.repeat(indent) + out.style((index === 0 ? arrow : ' '.repeat(arrow.length)) + line, 'dim'),
  )
}

function messageIndent(widths: Widths): number {
  const severity = 2 + LONGEST_SEVERITY
  return INDENT + widths.position + GAP + severity + GAP + widths.rule + GAP
}

function room(indent: number, out: Terminal): number | undefined {
  return out.columns === undefined ? undefined : out.columns - indent
}

function position(finding: Finding): string {
  return `${finding.line}:${finding.column}`
}
