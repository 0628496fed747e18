import { byCodeUnit } from '../../facts/paths.ts'
import type { Unread } from '../../facts/types.ts'
import type {
  ExceptionReport,
  Finding,
  Outcome,
  PackReference,
  Report,
  RuleReport,
  SystemReport,
} from '../../verdict/report.ts'
import { forMarkdown, forMarkdownWithCode, pathToUri } from '../neutralise.ts'
import { type Located, repositoryPath, rulesOf } from '../select.ts'
import { count, oneLine, shorten } from '../wording.ts'
import type { Table } from './budget.ts'
import { row, tableHead } from './markdown.ts'

export interface Context {
  readonly report: Report
  /** URL that a repository path follows. */
  readonly linkBase: string | undefined
  /** Where a reader finds what is cut. */
  readonly elsewhere: string
  readonly several: boolean
}

/** A longer text does not help in a table; the whole stands in the JSON report. */
const CELL_LENGTH = 500

/** Names in a line that says what is off or left out. */
const HIDDEN_NAMES = 20

export function systemTable(context: Context): Table {
  const titles = [
    'System',
    'Profile',
    'Errors',
    'Warnings',
    'Notes',
    'Passed',
    'Failed',
    'To review',
    'Not applicable',
  ]
  return table(titles, context.report.systems.map(systemRow), 'system', context)
}

function systemRow(system: SystemReport): string {
  const violations = system.findings.filter((finding) => finding.kind === 'violation')
  const severity = (wanted: Finding['severity']): string =>
    String(violations.filter((finding) => finding.severity === wanted).length)
  const outcome = (wanted: Outcome): string =>
    String(system.rules.filter((rule) => rule.outcome === wanted).length)
  return row([
    `${systemMark(system)} ${cell(system.system.id)}`,
    cell(system.profile),
    severity('error'),
    severity('warning'),
    severity('note'),
    outcome('pass'),
    outcome('fail'),
    outcome('needs-review'),
    outcome('not-applicable'),
  ])
}

function systemMark(system: SystemReport): string {
  if (system.rules.some((rule) => rule.outcome === 'error')) return '❌'
  if (system.findings.some((finding) => finding.blocks)) return '❌'
  return system.rules.some((rule) => rule.outcome !== 'not-applicable') ? '✅' : '⚠️'
}

export function errorTable(context: Context): Table {
  const rows = rulesOf(context.report, 'error').map(({ rule, system }) =>
    row([
      ...systemCell(system, context),
      ruleCell(rule.id, rule.title),
      cell(rule.error ?? 'The rule gave no result.'),
    ]),
  )
  return table([...systemTitle(context), 'Rule', 'Why'], rows, 'rule', context)
}

export function findingTable(findings: readonly Located[], context: Context): Table {
  const rows = findings.map(({ finding, system }) =>
    row([
      ...systemCell(system, context),
      finding.severity,
      place(finding.path, finding.line, context),
      cell(finding.rule),
      cell(finding.message),
    ]),
  )
  const titles = [...systemTitle(context), 'Severity', 'Place', 'Rule', 'What is wrong']
  return table(titles, rows, 'finding', context)
}

/** What to do, once for each rule that is not met, in the order in which the findings name them. */
export function mendTable(findings: readonly Located[], context: Context): Table {
  const rules = new Map(findings.map(({ finding }) => [finding.rule, finding.remediation]))
  const rows = [...rules]
    .filter(([, remediation]) => remediation !== '')
    .map(([id, remediation]) =>
      row([cell(id), forMarkdownWithCode(shorten(oneLine(remediation), CELL_LENGTH))]),
    )
  return table(['Rule', 'What to do'], rows, 'rule', context)
}

export function reviewTable(findings: readonly Located[], context: Context): Table {
  const rows = findings.map(({ finding, system }) =>
    row([
      ...systemCell(system, context),
      place(finding.path, finding.line, context),
      cell(finding.rule),
      cell(finding.message),
    ]),
  )
  return table([...systemTitle(context), 'Place', 'Rule', 'What could not be told'], rows, 'place', context)
}

export function unreadTable(unread: readonly Unread[], context: Context): Table {
  const rows = unread.map((item) =>
    row([
      place(item.path, item.line, context),
      item.extent === 'file' ? 'not read' : 'read in part',
      cell(item.message),
    ]),
  )
  return table(['Place', 'Extent', 'Why'], rows, 'file', context)
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  pass: 'passed',
  fail: 'failed',
  'needs-review': 'needs review',
  'not-applicable': 'not applicable',
  error: 'could not be evaluated',
}

const OUTCOME_ORDER: readonly Outcome[] = ['error', 'fail', 'needs-review', 'pass', 'not-applicable']

export function ruleTable(
  rules: readonly { rule: RuleReport; system: SystemReport }[],
  context: Context,
): Table {
  const rows = rules
    .toSorted((a, b) => OUTCOME_ORDER.indexOf(a.rule.outcome) - OUTCOME_ORDER.indexOf(b.rule.outcome))
    .map(({ rule, system }) =>
      row([
        ...systemCell(system, context),
        cell(rule.id),
        cell(oneLine(rule.title)),
        rule.severity,
        OUTCOME_WORDS[rule.outcome],
        cell(controls(rule)),
      ]),
    )
  return table(
    [...systemTitle(context), 'Rule', 'Title', 'Severity', 'Outcome', 'Controls'],
    rows,
    'rule',
    context,
  )
}

function controls(rule: RuleReport): string {
  return Object.entries(rule.controls)
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([framework, ids]) => `${framework} ${ids.join(', ')}`)
    .join('; ')
}

function signedBy(signer: PackReference['signer']): string {
  if (signer === null) return ''
  const key = signer.key_id ?? signer.fingerprint
  return key === null ? ', signed' : `, signed by ${cell(key)}`
}

/** By what this was decided, so that the run can be repeated. */
export function provenance(context: Context): Table {
  const { report, elsewhere } = context
  const packs = report.packs.map(
    (pack) =>
      `- pack ${cell(pack.name)} ${cell(pack.version)}, ${cell(pack.digest)}${signedBy(pack.signer)}\n`,
  )
  const { commit } = report.repository
  const exceptions = report.systems.flatMap((system) => system.exceptions)
  return {
    head: '',
    rows: [
      `- Modelward ${cell(report.tool.version)}, effective time ${cell(report.effective_time)}\n`,
      ...(commit === null ? [] : [`- commit ${cell(commit)}\n`]),
      ...packs,
      ...hidden(
        'rules that are off',
        report.rules_off.map(({ id }) => id),
        report.rules_off.length,
      ),
      ...hidden(
        'left out by .modelwardignore or the configuration',
        report.ignored.first,
        report.ignored.count,
      ),
      ...hidden('exempt by exception rules', exceptions.map(nameOfException), exceptions.length),
    ],
    foot: '',
    cut: (rows) => `- ${count(rows, 'more line')} in ${cell(elsewhere)}\n`,
  }
}

function nameOfException({ rule, path, findings }: ExceptionReport): string {
  return `${rule} ${path === '' ? '' : `on ${path} `}(${count(findings, 'finding')})`
}

function hidden(what: string, names: readonly string[], number: number): string[] {
  if (number === 0) return []
  const shown = names.slice(0, HIDDEN_NAMES)
  const more = number > shown.length ? ` and ${number - shown.length} more` : ''
  return [`- ${what}: ${shown.map(cell).join(', ')}${more}\n`]
}

export function titled(title: string, section: Table): Table {
  return { ...section, head: `### ${title}\n\n${section.head}` }
}

function table(
  titles: readonly string[],
  rows: readonly string[],
  what: string,
  { elsewhere }: Context,
): Table {
  return {
    head: tableHead(titles),
    rows,
    foot: '\n',
    cut: (number) =>
      `${count(number, `${what} is`, `${what}s are`)} not shown here; see ${cell(elsewhere)}.\n\n`,
  }
}

function systemTitle({ several }: Context): string[] {
  return several ? ['System'] : []
}

function systemCell(system: SystemReport, { several }: Context): string[] {
  return several ? [cell(system.system.id)] : []
}

function ruleCell(id: string, title: string): string {
  return `${cell(id)} ${cell(oneLine(title))}`
}

/** A place, linked where there is something to link to. `plain=1` shows a Markdown file by lines. */
function place(path: string, line: number | null, { report, linkBase }: Context): string {
  const full = repositoryPath(report, path)
  const text = full === '' ? 'the whole system' : `${cell(full)}${line === null ? '' : `:${line}`}`
  if (linkBase === undefined || full === '') return text
  return `[${text}](${linkBase}/${pathToUri(full)}${line === null ? '' : `?plain=1#L${line}`})`
}

function cell(text: string): string {
  return forMarkdown(shorten(text, CELL_LENGTH))
}
