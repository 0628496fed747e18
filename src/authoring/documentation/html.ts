import type { Rule, Severity } from '../../policy/types.ts'
import { forHtml } from '../../reports/neutralise.ts'
import { count } from '../../reports/wording.ts'
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
import { STYLES, STYLESHEET } from './stylesheet.ts'

const INDEX = 'index.html'
/** Apart from the index, whatever a rule's id is. */
const RULES = 'rules'

/** Pages without script that fetch nothing but the stylesheet beside them. */
export function htmlPages(documented: Documented): Page[] {
  return [
    { path: INDEX, text: indexPage(documented) },
    { path: STYLESHEET, text: STYLES },
    ...documented.rules.map((rule, index) => ({
      path: pathOf(rule.id),
      text: rulePage(rule, documented, index),
    })),
  ]
}

function pathOf(id: string): string {
  return `${RULES}/${encodeURIComponent(id)}.html`
}

function indexPage(documented: Documented): string {
  const cited = citedFrameworks(documented)
  return page({
    title: 'Rules',
    toTop: '',
    header: 'Modelward',
    main: [
      '<h1>Rules</h1>',
      `<nav aria-label="On this page"><ul>${[
        '<li><a href="#rules">All rules</a></li>',
        ...cited.map(({ title }, index) => `<li><a href="#framework-${index}">${text(title)}</a></li>`),
      ].join('')}</ul></nav>`,
      '<h2 id="rules">All rules</h2>',
      table(
        count(documented.rules.length, 'rule'),
        ['Rule', 'Severity', 'What holds where nothing is wrong'],
        documented.rules.map((rule) => [ruleLink(rule.id, ''), severity(rule.severity), inline(rule.title)]),
      ),
      ...cited.flatMap(frameworkSection),
    ],
  })
}

function frameworkSection({ framework, title, controls }: CitedFramework, index: number): string[] {
  const source =
    framework === undefined
      ? []
      : [`<p>Version ${text(framework.version)}: ${linkTo(framework.source, framework.source)}</p>`]
  return [
    `<h2 id="framework-${index}">${text(title)}</h2>`,
    ...source,
    table(
      `${count(controls.length, 'control')} that rules support`,
      ['Control', 'About', 'Rules'],
      controls.map(({ id, label, rules }) => [
        text(id),
        inline(label),
        rules.map((rule) => ruleLink(rule, '')).join(', '),
      ]),
    ),
  ]
}

function rulePage(rule: Rule, { rules, frameworks }: Documented, index: number): string {
  const parameters = parametersOf(rule)
  const controls = controlsOf(rule, frameworks)
  return page({
    title: `${rule.id}: ${rule.title}`,
    toTop: '../',
    header: `<a href="../${INDEX}">Rules</a>`,
    main: [
      `<h1><span class="id">${text(rule.id)}</span> ${inline(rule.title)}</h1>`,
      '<dl>',
      `<dt>Severity</dt><dd>${severity(rule.severity)}</dd>`,
      `<dt>Package</dt><dd><code>${text(rule.package)}</code></dd>`,
      `<dt>File</dt><dd><code>${text(rule.file)}</code></dd>`,
      '</dl>',
      ...section('Why', paragraphs(rule.description)),
      ...section('How to mend it', paragraphs(rule.remediation)),
      ...section(
        'Parameters',
        table(
          'What modelward.yml or a profile may set',
          ['Name', 'Type', 'Default', 'What it does'],
          parameters.map(({ name, type, default: value, description }) => [
            `<code>${text(name)}</code>`,
            type,
            `<code>${text(JSON.stringify(value))}</code>`,
            inline(description),
          ]),
        ),
      ),
      ...section('Configuration', `<pre><code>${lines(configuration(rule))}</code></pre>`),
      ...section(
        'Controls',
        table(
          'Controls that the rule supports',
          ['Control', 'Framework', 'About'],
          controls.map(({ framework, control, label }) => [text(control), text(framework), inline(label)]),
        ),
      ),
      ...section('References', referenceList(rule.references)),
      neighbours(rules[index - 1], rules[index + 1]),
    ],
  })
}

function neighbours(before: Rule | undefined, after: Rule | undefined): string {
  const link = (rule: Rule | undefined, rel: string, word: string) =>
    rule === undefined
      ? '<span></span>'
      : `<a rel="${rel}" href="../${text(pathOf(rule.id))}">${word}: ${text(rule.id)}</a>`
  if (before === undefined && after === undefined) return ''
  return `<nav class="pages" aria-label="Other rules">${link(before, 'prev', 'Previous')}${link(after, 'next', 'Next')}</nav>`
}

interface Parts {
  title: string
  /** From the page to the index. */
  toTop: string
  header: string
  main: readonly string[]
}

/** What a page may load, should a text ever get through as markup: nothing. */
const SECURITY =
  "script-src 'none'; img-src 'none'; font-src 'none'; media-src 'none'; connect-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'"

function page({ title, toTop, header, main }: Parts): string {
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${SECURITY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${text(title)}</title>`,
    `<link rel="stylesheet" href="${toTop}${STYLESHEET}">`,
    '</head>',
    '<body>',
    '<a class="skip" href="#main">Skip to the content</a>',
    `<header>${header}</header>`,
    '<main id="main">',
    ...main.filter((part) => part !== ''),
    '</main>',
    '<footer>Made by <code>modelward policy docs</code> from the METADATA of the rules.</footer>',
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

function section(title: string, content: string): string[] {
  return content === '' ? [] : [`<h2>${title}</h2>`, content]
}

/** The first cell of each row heads it. Empty for no rows. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${first}</th>${rest.map((each) => `<td>${each}</td>`).join('')}</tr>`,
  )
  return [
    `<table><caption>${caption}</caption>`,
    `<thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody></table>`,
  ].join('\n')
}

function ruleLink(id: string, toTop: string): string {
  return `<a href="${toTop}${text(pathOf(id))}">${text(id)}</a>`
}

function severity(value: Severity): string {
  return `<span class="severity ${value}">${value}</span>`
}

function referenceList(references: readonly string[]): string {
  if (references.length === 0) return ''
  return `<ul class="references">${references.map((each) => `<li>${linkTo(each, each)}</li>`).join('')}</ul>`
}

/** Only what is plainly an address of the web becomes a link. */
function linkTo(address: string, title: string): string {
  return isLink(address) ? `<a href="${text(address)}">${text(title)}</a>` : text(title)
}

function paragraphs(prose: string): string {
  return prose
    .split(/\n\s*\n/)
    .filter((each) => each.trim() !== '')
    .map((each) => `<p>${inline(each)}</p>`)
    .join('\n')
}

/** A stretch between backticks is code; nothing else is markup. */
function inline(prose: string): string {
  const parts = prose.trim().split('`')
  // An odd backtick out encloses nothing.
  if (parts.length % 2 === 0) return text(prose)
  return parts.map((part, i) => (i % 2 === 1 ? `<code>${text(part)}</code>` : spaced(part))).join('')
}

function text(raw: string): string {
  return forHtml(raw.trim().replace(/\s+/g, ' '))
}

/** As `text`, with the space at its ends that parts it from what stands beside it. */
function spaced(raw: string): string {
  return forHtml(raw.replace(/\s+/g, ' '))
}

function lines(raw: string): string {
  return raw.split('\n').map(forHtml).join('\n')
}
