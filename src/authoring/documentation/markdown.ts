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
    table(
      ['id', 'severity', 'title'],
      documented.rules.map((rule) => [link(rule.id), rule.severity, prose(rule.title)]),
    ),
    ...citedFrameworks(documented).flatMap(frameworkSection),
  ])
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
