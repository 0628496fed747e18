import type { Unread } from '../../facts/types.ts'
import type { Finding, RuleReport, SystemReport } from '../../verdict/report.ts'
import { forTerminal } from '../neutralise.ts'
import { groupBy } from '../select.ts'
import { count, oneLine } from '../wording.ts'
import type { Widths } from './findings.ts'
import { length, pad, type Terminal, wrap } from './terminal.ts'

export interface Context {
  readonly out: Terminal
  readonly widths: Widths
  readonly verbose: boolean
  /** Stands before each path. */
  readonly prefix: string
}

/** The lines of one thing in a section, which are shown or folded together. */
type Item = readonly string[]

/** How many items a section shows that is not about findings, unless `verbose`. */
const FOLDED_ITEMS = 8

export function unreadSection(unread: readonly Unread[], context: Context): string[] {
  return section(
    'Not read',
    unread.map((item) => {
      const part = item.extent === 'part' ? ' The rest of the file was read.' : ''
      const head = context.out.style(displayPlace(item.path, item.line, item.column, context), 'underline')
      return [`  ${head}`, ...paragraph(forTerminal(item.message + part), 4, context)]
    }),
    context,
  )
}

/** What the facts did not suffice for, folded to one place for each rule unless `verbose`. */
export function reviewSection(system: SystemReport, context: Context): string[] {
  const unverified = system.findings.filter((finding) => finding.kind === 'unverified')
  const groups = [...groupBy(unverified, (finding) => finding.rule).values()]
  const items = groups.flatMap((findings) => {
    const [first, ...rest] = findings
    if (first === undefined) return []
    if (context.verbose) return findings.map((finding) => reviewItem(finding, '', context))
    return [reviewItem(first, rest.length === 0 ? '' : ` and ${rest.length} more`, context)]
  })
  return section('Needs review', items, context)
}

function reviewItem(finding: Finding, more: string, context: Context): Item {
  const { out, widths } = context
  const rule = pad(forTerminal(finding.rule), widths.rule)
  const indent = 4 + widths.rule + 2
  const [first = '', ...rest] = paragraph(forTerminal(finding.message), indent, context)
  const place = displayPlace(finding.path, finding.line, finding.column, context)
  return [
    `  ${out.style(out.symbols.review, 'blue')} ${out.style(rule, 'bold')}  ${first.trimStart()}`,
    ...rest,
    `${' '.repeat(indent)}${out.style(`${place}${more}`, 'dim')}`,
  ]
}

/** What `exception` rules of the policies withhold from other rules. */
export function exceptionSection(system: SystemReport, context: Context): string[] {
  const { out, widths } = context
  const items = system.exceptions.map(({ rule, path, findings }) => {
    const id = out.style(pad(forTerminal(rule), widths.rule), 'bold')
    const withheld = out.style(`${count(findings, 'finding')} withheld`, 'dim')
    return [`  ${out.style(out.symbols.none, 'dim')} ${id}  ${displayPath(path, context)}  ${withheld}`]
  })
  return section('Exempt by exception rules', items, context)
}

export function errorSection(system: SystemReport, context: Context): string[] {
  const { out } = context
  const items = system.rules
    .filter((rule) => rule.outcome === 'error')
    .map((rule) => [
      `  ${out.style(out.symbols.error, 'red')} ${out.style(forTerminal(rule.id), 'bold')}  ${forTerminal(oneLine(rule.title))}`,
      ...paragraph(forTerminal(rule.error ?? 'The rule gave no result.'), 4, context),
    ])
  return section('Could not be evaluated', items, { ...context, verbose: true })
}

export function ruleSection(
  title: string,
  system: SystemReport,
  outcome: RuleReport['outcome'],
  context: Context,
): string[] {
  const { out } = context
  const rules = system.rules.filter((rule) => rule.outcome === outcome)
  const width = rules.reduce((widest, rule) => Math.max(widest, length(forTerminal(rule.id))), 0)
  const symbol =
    outcome === 'pass' ? out.style(out.symbols.pass, 'green') : out.style(out.symbols.none, 'dim')
  const items = rules.map((rule) => [
    `  ${symbol} ${pad(forTerminal(rule.id), width)}  ${forTerminal(oneLine(rule.title))}`,
  ])
  return section(title, items, context)
}

function section(title: string, items: readonly Item[], { out, verbose }: Context): string[] {
  if (items.length === 0) return []
  const shown = verbose ? items : items.slice(0, FOLDED_ITEMS)
  const left = items.length - shown.length
  const more = left === 0 ? [] : [out.style(`  and ${left} more; --verbose lists all`, 'dim')]
  return [out.style(title, 'bold'), ...shown.flat(), ...more]
}

function paragraph(text: string, indent: number, { out }: Context): string[] {
  const width = out.columns === undefined ? undefined : out.columns - indent
  return wrap(text, width).map((line) => ' '.repeat(indent) + line)
}

function displayPlace(path: string, line: number | null, column: number | null, context: Context): string {
  return [displayPath(path, context), line, line === null ? null : column]
    .filter((part) => part !== null)
    .join(':')
}

export function displayPath(path: string, { prefix }: Pick<Context, 'prefix'>): string {
  const shown = `${prefix}${path}`
  return shown === '' ? '(the whole system)' : forTerminal(shown)
}

/** The root as a prefix of paths: nothing for the current folder. */
export function displayPrefix(root: string): string {
  if (root === '' || root === '.' || root === './') return ''
  return root.endsWith('/') ? root : `${root}/`
}
