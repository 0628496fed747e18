import type { Rule } from '../../policy/types.ts'
import {
  type CitedFramework,
  citedFrameworks,
  configuration,
  controlsOf,
  type Documented,
  isLink,
  type Page,
  parametersOf,
} from './content.ts'

const INDEX = 'README.md'

export function markdownPages(documented: Documented): Page[] {
  return [
    { path: INDEX, text: indexPage(documented) },
    ...documented.rules.map((rule) => ({ path: `${rule.id}.md`, text: rulePage(rule, documented) })),
  ]
}

/** As for rules, but lints are no subject of modelward.yml and of frameworks; one finding of them can be ignored. */
export function lintPages(lints: readonly Rule[]): Page[] {
  return [
    { path: INDEX, text: joined(['# Lints', ruleTable(lints)]) },
    ...lints.map((lint) => ({ path: `${lint.id}.md`, text: lintPage(lint) })),
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

function rulePage(rule: Rule, { frameworks }: Documented): string {
  return joined([
    `# ${rule.id}: ${prose(rule.title)}`,
    `Severity: **${rule.severity}** · package \`${rule.package}\` · \`${rule.file}\``,
    ...section('Why', prose(rule.description)),
    ...section('How to mend it', prose(rule.remediation)),
    ...section('Parameters', parameterTable(rule)),
    ...section('Configuration', `\`\`\`yaml\n${configuration(rule)}\n\`\`\``),
    ...section(
      'Controls',
      table(
        ['framework', 'control', 'about'],
        controlsOf(rule, frameworks).map(({ framework, control, label }) => [
          prose(framework),
          control,
          prose(label),
        ]),
      ),
    ),
    ...section('References', rule.references.map((each) => `- ${reference(each)}`).join('\n')),
    `[All rules](${INDEX})`,
  ])
}

function indexPage(documented: Documented): string {
  return joined([
    '# Rules',
    ruleTable(documented.rules),
    ...citedFrameworks(documented).flatMap(frameworkSection),
  ])
}

function ruleTable(rules: readonly Rule[]): string {
  return table(
    ['id', 'severity', 'title'],
    rules.map((rule) => [link(rule.id), rule.severity, prose(rule.title)]),
  )
}

function frameworkSection({ framework, title, controls }: CitedFramework): string[] {
  const version =
    framework === undefined ? '' : `[${prose(framework.title)}](${framework.source}), ${framework.version}`
  return [
    ...section(prose(title), version),
    table(
      ['control', 'about', 'rules'],
      controls.map(({ id, label, rules }) => [id, prose(label), rules.map(link).join(', ')]),
    ),
  ]
}

function parameterTable(rule: Rule): string {
  return table(
    ['name', 'type', 'default', 'what it does'],
    parametersOf(rule).map(({ name, type, default: value, description }) => [
      `\`${name}\``,
      type,
      code(JSON.stringify(value)),
      prose(description),
    ]),
  )
}

function section(title: string, text: string): string[] {
  return text.trim() === '' ? [] : [`## ${title}`, text.trim()]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
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
  return isLink(text) ? `<${text}>` : prose(text)
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
