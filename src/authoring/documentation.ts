import { byCodeUnit } from '../facts/paths.ts'
import type { Parameter, Rule } from '../policy/types.ts'
import type { Framework } from './frameworks.ts'

/** A Markdown file, by its path below the folder of all pages. */
export interface Page {
  readonly path: string
  readonly text: string
}

const INDEX = 'README.md'

/**
 * A page for each rule and an index with a table for each framework. From METADATA alone: the same rules give the
 * same bytes.
 */
export function documentRules(rules: readonly Rule[], frameworks: readonly Framework[]): Page[] {
  const sorted = rules.toSorted((a, b) => byCodeUnit(a.id, b.id))
  return [
    { path: INDEX, text: indexPage(sorted, frameworks) },
    ...sorted.map((rule) => ({ path: `${rule.id}.md`, text: rulePage(rule, frameworks) })),
  ]
}

/** A page for each lint and an index. */
export function documentLints(lints: readonly Rule[]): Page[] {
  const sorted = lints.toSorted((a, b) => byCodeUnit(a.id, b.id))
  return [
    { path: INDEX, text: joined(['# Lints', ruleTable(sorted)]) },
    ...sorted.map((lint) => ({ path: `${lint.id}.md`, text: lintPage(lint) })),
  ]
}

function lintPage({ id, title, severity, file, description, remediation, references }: Rule): string {
  const ignored = `On the line before a finding, with the reason:\n\n\`\`\`rego\n# modelward:ignore ${id} reason\n\`\`\``
  return joined([
    `# ${id}: ${prose(title)}`,
    `Severity: **${severity}** · \`${file}\``,
    ...section('Why', prose(description)),
    ...section('How to mend it', prose(remediation)),
    ...section('How to ignore it', ignored),
    ...section('References', references.map((each) => `- ${reference(each)}`).join('\n')),
    `[All lints](${INDEX})`,
  ])
}

function rulePage(rule: Rule, frameworks: readonly Framework[]): string {
  return joined([
    `# ${rule.id}: ${prose(rule.title)}`,
    `Severity: **${rule.severity}** · package \`${rule.package}\` · \`${rule.file}\``,
    ...section('Why', prose(rule.description)),
    ...section('How to mend it', prose(rule.remediation)),
    ...section('Parameters', parameterTable(rule.parameters)),
    ...section('Configuration', configuration(rule)),
    ...section('Controls', controlTable(rule.controls, frameworks)),
    ...section('References', rule.references.map((each) => `- ${reference(each)}`).join('\n')),
    `[All rules](${INDEX})`,
  ])
}

function indexPage(rules: readonly Rule[], frameworks: readonly Framework[]): string {
  const cited = [...new Set(rules.flatMap((rule) => Object.keys(rule.controls)))].sort(byCodeUnit)
  return joined([
    '# Rules',
    ruleTable(rules),
    ...cited.flatMap((id) => {
      const framework = frameworks.find((each) => each.id === id)
      const version =
        framework === undefined
          ? ''
          : `[${prose(framework.title)}](${framework.source}), ${framework.version}`
      return [
        ...section(framework === undefined ? id : prose(framework.title), version),
        coverage(id, framework, rules),
      ]
    }),
  ])
}

function ruleTable(rules: readonly Rule[]): string {
  return table(
    ['id', 'severity', 'title'],
    rules.map((rule) => [link(rule.id), rule.severity, prose(rule.title)]),
  )
}

/** Which rules support each control of a framework; controls in the order of its list. */
function coverage(id: string, framework: Framework | undefined, rules: readonly Rule[]): string {
  const supporting = new Map<string, string[]>()
  for (const { id: rule, controls } of rules) {
    for (const control of Object.hasOwn(controls, id) ? (controls[id] ?? []) : []) {
      supporting.set(control, [...(supporting.get(control) ?? []), rule])
    }
  }
  const order = (framework?.controls ?? []).map((control) => control.id)
  const listed = order.filter((control) => supporting.has(control))
  const others = [...supporting.keys()].filter((control) => !order.includes(control)).sort(byCodeUnit)
  return table(
    ['control', 'about', 'rules'],
    [...listed, ...others].map((control) => [
      control,
      labelOf(control, framework),
      [...new Set(supporting.get(control))].map(link).join(', '),
    ]),
  )
}

function controlTable(controls: Rule['controls'], frameworks: readonly Framework[]): string {
  const rows = Object.entries(controls)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([id, list]) => {
      const framework = frameworks.find((each) => each.id === id)
      return list.map((control) => [
        framework === undefined ? id : prose(framework.title),
        control,
        labelOf(control, framework),
      ])
    })
  return rows.length === 0 ? '' : table(['framework', 'control', 'about'], rows)
}

function labelOf(control: string, framework: Framework | undefined): string {
  return prose(framework?.controls.find((each) => each.id === control)?.label ?? '')
}

function parameterTable(parameters: Rule['parameters']): string {
  const rows = Object.entries(parameters).sort(([a], [b]) => byCodeUnit(a, b))
  if (rows.length === 0) return ''
  return table(
    ['name', 'type', 'default', 'what it does'],
    rows.map(([name, { type, default: value, description }]) => [
      `\`${name}\``,
      type,
      code(JSON.stringify(value)),
      prose(description),
    ]),
  )
}

/** What to write into modelward.yml to change the rule. */
function configuration({ id, severity, parameters }: Rule): string {
  const names = Object.keys(parameters).sort(byCodeUnit)
  const milder = severity === 'note' ? 'warning' : severity === 'warning' ? 'note' : 'warning'
  const lines =
    names.length === 0
      ? [`  ${id}: ${milder} # or off`]
      : [
          `  ${id}:`,
          `    severity: ${milder} # or off`,
          '    parameters:',
          ...names.map((name) => `      ${name}: ${exampleOf(parameters[name])}`),
        ]
  return ['```yaml', '# modelward.yml', 'rules:', ...lines, '```'].join('\n')
}

function exampleOf(parameter: Parameter | undefined): string {
  return JSON.stringify(parameter?.default ?? null)
}

function section(title: string, text: string): string[] {
  return text.trim() === '' ? [] : [`## ${title}`, text.trim()]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function cell(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')
}

function link(id: string): string {
  return `[${id}](${id}.md)`
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${text}${fence}`
}

function reference(text: string): string {
  return /^https?:\/\/[^\s<>]+$/.test(text) ? `<${text}>` : prose(text)
}

/** Markdown as the author wrote it, but no HTML: an angle bracket outside of a stretch of code is one. */
function prose(text: string): string {
  return text
    .trim()
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll('&', '&amp;').replaceAll('<', '&lt;')))
    .join('')
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`
}
