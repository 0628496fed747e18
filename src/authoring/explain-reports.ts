import type {
  ExplainedCause,
  ExplainedFinding,
  ExplainedSystem,
  Explanation,
  ToldSource,
} from '../explain.ts'
import { inline, parseValueText } from '../policy/value-text.ts'
import { forJson, forTerminal } from '../reports/neutralise.ts'
import type { RenderOptions } from '../reports/options.ts'
import { length, pad, type Style, type Terminal, terminal, wrap } from '../reports/text/terminal.ts'
import { count, oneLine, shorten } from '../reports/wording.ts'
import type { RuleReport } from '../verdict/report.ts'

/** Of a value in the text; the JSON has all that the engine tells. */
const VALUE_LENGTH = 72
/** A longer name does not widen the column for all others. */
const LONGEST_NAME = 36
const LONGEST_PATH = 64

export function explanationJson(explanation: Explanation): string {
  return `${forJson(JSON.stringify(explanation, null, 2))}\n`
}

/** For a person: what the rule is, why it is on or off, and for each system what it says and what made it say so. */
export function explanationText(explanation: Explanation, options: RenderOptions): string {
  const out = terminal(options)
  const blocks = [
    headLines(explanation, out),
    settingLines(explanation, out),
    ...explanation.systems.flatMap((system) => systemBlocks(system, explanation, out)),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function headLines(rule: Explanation, out: Terminal): string[] {
  const where = [`${rule.file}:${rule.row}`, `package ${rule.package}`, `pack ${rule.pack}`]
  return [
    `${out.style(forTerminal(rule.id), 'bold')}  ${out.style(forTerminal(oneLine(rule.title)), 'bold')}`,
    out.style(`  ${where.map(forTerminal).join(` ${out.symbols.dot} `)}`, 'dim'),
    ...paragraph(rule.description, '  ', out),
    ...paragraph(rule.remediation, `  ${out.symbols.advice} `, out),
  ]
}

function settingLines(rule: Explanation, out: Terminal): string[] {
  const switches = rule.switches.map((each) => switchText(each))
  const state = rule.on ? out.style('on', 'green') : out.style('off', 'yellow')
  const own = rule.severity.source.kind === 'metadata' ? '' : `, its own is ${rule.severity.own}`
  const rows = [
    ['state', `${state}  ${forTerminal(switches.at(-1) ?? 'no list of the profile has it')}`],
    ...switches.slice(0, -1).map((text) => ['', out.style(`before: ${forTerminal(text)}`, 'dim')]),
    ['severity', `${rule.severity.value}  ${forTerminal(sourceText(rule.severity.source))}${own}`],
    ...rule.parameters.flatMap(({ name, type, value, default: initial, description, source }) => {
      const told =
        source.kind === 'metadata'
          ? 'its default'
          : `${sourceText(source)}, its default is ${JSON.stringify(initial)}`
      return [
        ['parameter', `${forTerminal(name)} = ${forTerminal(JSON.stringify(value))}  ${forTerminal(told)}`],
        ['', out.style(forTerminal(`${type}: ${oneLine(description)}`), 'dim')],
      ]
    }),
    ...rule.applies.map(({ file, row }, index) => [
      index === 0 ? 'applies if' : '',
      `${index === 0 ? '' : 'or '}${forTerminal(`${file}:${row}`)}`,
    ]),
  ]
  return rows.map(([name = '', text = '']) => `  ${pad(name, 'applies if'.length)}  ${text}`.trimEnd())
}

function switchText({ how, source }: Explanation['switches'][number]): string {
  switch (how) {
    case 'added':
      return 'its folder was added with --policy or "policies" in modelward.yml'
    case 'all':
      return `${sourceText(source)} has all rules`
    case 'listed':
      return `${sourceText(source)} lists it`
    case 'unlisted':
      return `${sourceText(source)} does not list it`
    case 'severity':
      return `${sourceText(source)} gives it a severity`
    case 'off':
      return `${sourceText(source)} turns it off`
  }
}

function sourceText({ kind, name, place }: ToldSource): string {
  const at =
    place === null
      ? ''
      : [place.path, place.line, place.column].filter((part) => part !== undefined).join(':')
  switch (kind) {
    case 'metadata':
      return 'from its METADATA'
    case 'folder':
      return 'its folder'
    case 'profile':
      return place === null ? `profile ${name}` : `profile ${at}`
    case 'config':
      return place === null ? 'modelward.yml' : at
  }
}

function systemBlocks(system: ExplainedSystem, rule: Explanation, out: Terminal): string[][] {
  const { outcome, error, findings, reads, unexplained } = system
  const { symbol, style, text } = OUTCOMES[outcome]
  const off = rule.on ? '' : ' (were it on)'
  const heading = `${out.style(`${out.symbols[symbol]} ${forTerminal(system.system.id)}: ${text}${off}`, 'bold', style)}`
  return [
    [
      `${heading}${out.style(` ${out.symbols.dot} ${summary(system)}`, 'dim')}`,
      ...(error === null ? [] : paragraph(error, '  ', out)),
      ...(outcome === 'not-applicable'
        ? paragraph('None of the conditions under which it applies holds.', '  ', out)
        : []),
    ],
    ...(unexplained === null
      ? []
      : [paragraph(`What it reads and what made its findings is not known: ${unexplained}`, '  ', out)]),
    ...(reads.length === 0 ? [] : [readLines(reads, findings.length === 0, out)]),
    ...findings.map((finding) => findingLines(finding, out)),
    ...(system.trace === '' ? [] : [['Trace', ...system.trace.trimEnd().split('\n').map(forTerminal)]]),
  ]
}

const OUTCOMES: Readonly<
  Record<RuleReport['outcome'], { symbol: 'pass' | 'fail' | 'review' | 'none'; style: Style; text: string }>
> = {
  pass: { symbol: 'pass', style: 'green', text: 'passed' },
  fail: { symbol: 'fail', style: 'red', text: 'failed' },
  'needs-review': { symbol: 'review', style: 'blue', text: 'needs review' },
  'not-applicable': { symbol: 'none', style: 'dim', text: 'not applicable' },
  error: { symbol: 'fail', style: 'red', text: 'could not be evaluated' },
}

function summary({ findings }: ExplainedSystem): string {
  const violations = findings.filter(({ kind }) => kind === 'violation').length
  const unverified = findings.length - violations
  const parts = [
    ...(violations > 0 ? [count(violations, 'finding')] : []),
    ...(unverified > 0 ? [`${unverified} could not be told`] : []),
  ]
  return parts.join(', ') || 'no findings'
}

function readLines(reads: ExplainedSystem['reads'], inOrder: boolean, out: Terminal): string[] {
  const looked = reads.some(({ facts }) => facts > 0)
  const title = inOrder && looked ? 'It looked at these facts and found nothing wrong:' : 'It reads:'
  const width = widest(
    reads.map(({ path }) => path),
    LONGEST_PATH,
  )
  return [
    `  ${title}`,
    ...reads.map(({ path, facts, null: nulls }) => {
      const number = facts === 0 ? 'none' : `${count(facts, 'fact')}${nulls > 0 ? `, ${nulls} null` : ''}`
      return `    ${pad(forTerminal(path), width)}  ${out.style(number, 'dim')}`
    }),
  ]
}

function findingLines(
  { kind, severity, message, pointer, fact, causes, ...at }: ExplainedFinding,
  out: Terminal,
): string[] {
  const symbol = kind === 'unverified' ? out.symbols.review : out.symbols[severity]
  const style = kind === 'unverified' ? 'blue' : SEVERITY_STYLE[severity]
  const what = kind === 'unverified' ? 'could not be told' : severity
  const value = fact === undefined ? 'nothing stands there' : shorten(JSON.stringify(fact), VALUE_LENGTH)
  return [
    `  ${out.style(`${symbol} ${what}`, style)}  ${out.style(placeText(at), 'underline')}`,
    ...paragraph(message, '    ', out),
    `    ${out.style('fact', 'dim')}  ${forTerminal(pointer === '' ? 'the system' : pointer)}${pointer === '' ? '' : ` = ${forTerminal(value)}`}`,
    ...causes.flatMap((cause) => causeLines(cause, out)),
  ]
}

const SEVERITY_STYLE = { error: 'red', warning: 'yellow', note: 'blue' } as const

function causeLines({ file, row, values }: ExplainedCause, out: Terminal): string[] {
  const width = widest(
    values.map(({ text }) => text),
    LONGEST_NAME,
  )
  return [
    `    ${out.style('because of', 'dim')}  ${forTerminal(`${file}:${row}`)}`,
    ...values.map((each) => {
      const where = each.place === null ? '' : out.style(`  ${placeText(each.place)}`, 'dim')
      return `      ${pad(forTerminal(each.text), width)} = ${forTerminal(valueText(each))}${where}`
    }),
  ]
}

/** What is too long and stands in the facts is told by its path: the values below it that matter are listed too. */
function valueText({ value, cut, path }: ExplainedCause['values'][number]): string {
  if (value === '') return 'undefined'
  const text = cut ? `${value}…` : inline(parseValueText(value), 'rego')
  return path !== null && text.length > VALUE_LENGTH ? path : shorten(text, VALUE_LENGTH)
}

function placeText({ path, line, column }: { path: string; line: number; column: number }): string {
  return forTerminal(`${path === '' ? '(the whole system)' : path}:${line}:${column}`)
}

function widest(texts: readonly string[], limit: number): number {
  return Math.min(limit, Math.max(0, ...texts.map((text) => length(forTerminal(text)))))
}

function paragraph(text: string, prefix: string, { columns }: Terminal): string[] {
  const line = forTerminal(oneLine(text))
  if (line === '') return []
  const room = columns === undefined ? undefined : columns - prefix.length
  return wrap(line, room).map((each, index) => `${index === 0 ? prefix : ' '.repeat(prefix.length)}${each}`)
}
