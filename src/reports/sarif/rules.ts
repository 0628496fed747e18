import { byCodeUnit } from '../../facts/paths.ts'
import type { Severity } from '../../policy/types.ts'
import type { RuleReport, SystemReport } from '../../verdict/report.ts'
import { forMarkdown, visible } from '../neutralise.ts'
import { groupBy } from '../select.ts'
import { oneLine, shorten } from '../wording.ts'
import { ruleId, TEXT_LENGTH } from './results.ts'
import type { Relationship, ReportingDescriptor, Taxonomy } from './types.ts'

/** GitHub refuses a rule with more than 20 tags and shows 10. */
const MAX_TAGS = 10

/** GitHub refuses a run with more rules. */
const MAX_RULES = 25_000

/** Groups of rules about an attacker: their alerts are security alerts, with a severity of their own. */
const SECURITY_GROUPS: ReadonlyMap<string, string> = new Map([
  ['INT', 'integrity'],
  ['SER', 'serialization'],
  ['SC', 'supply-chain'],
])

/** CVSS-like scores in the middle of what GitHub calls high, medium and low. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', note: '2.0' }

const PROBLEM_SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
}

/** The rules of a run, each once, sorted by id. */
export function descriptors(
  systems: readonly SystemReport[],
  taxa: readonly Taxonomy[],
): ReportingDescriptor[] {
  const rules = new Map<string, RuleReport>()
  for (const rule of systems.flatMap((system) => system.rules)) {
    if (!rules.has(ruleId(rule.id))) rules.set(ruleId(rule.id), rule)
  }
  const positions = taxonPositions(taxa)
  return [...rules.values()]
    .toSorted((a, b) => byCodeUnit(ruleId(a.id), ruleId(b.id)))
    .slice(0, MAX_RULES)
    .map((rule) => descriptor(rule, positions))
}

function descriptor(rule: RuleReport, positions: TaxonPositions): ReportingDescriptor {
  const title = text(rule.title) || ruleId(rule.id)
  const group = SECURITY_GROUPS.get(rule.id.split('-')[0] ?? '')
  const related = relationships(rule, positions)
  return {
    id: ruleId(rule.id),
    shortDescription: { text: title },
    fullDescription: { text: text(rule.description) || title },
    help: { text: text(rule.remediation) || title, markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: rule.severity },
    ...(related.length === 0 ? {} : { relationships: related }),
    properties: {
      tags: tags(rule, group),
      ...(group === undefined
        ? { 'problem.severity': PROBLEM_SEVERITY[rule.severity] }
        : { 'security-severity': SECURITY_SEVERITY[rule.severity] }),
      precision: 'high',
      pack: visible(rule.pack),
      controls: controlEntries(rule).map(({ framework, id }) => `${framework}/${id}`),
      ...(Object.keys(rule.parameters).length === 0 ? {} : { parameters: parameterValues(rule) }),
    },
  }
}

/** The values that were used, sorted by name. */
function parameterValues({ parameters }: RuleReport): Record<string, unknown> {
  const entries = Object.entries(parameters).map(
    ([name, value]) => [visible(name), visibleValue(value)] as const,
  )
  return Object.fromEntries(entries.toSorted(([a], [b]) => byCodeUnit(a, b)))
}

function visibleValue(value: RuleReport['parameters'][string]): RuleReport['parameters'][string] {
  if (typeof value === 'string') return visible(value)
  return Array.isArray(value) ? value.map(visible) : value
}

function tags(rule: RuleReport, group: string | undefined): string[] {
  const own = group === undefined ? ['ml'] : ['security', 'ml', group]
  const controls = controlEntries(rule).map(({ framework, id }) => `${framework}/${id}`)
  return [...new Set([...own, ...controls])].slice(0, MAX_TAGS)
}

function helpMarkdown(rule: RuleReport): string {
  const controls = groupBy(controlEntries(rule), ({ framework }) => framework)
  const list = [...controls].map(
    ([name, ids]) => `- ${forMarkdown(name)}: ${forMarkdown(ids.map(({ id }) => id).join(', '))}`,
  )
  const references = rule.references.map((reference) => `- ${forMarkdown(reference)}`)
  return [
    forMarkdown(oneLine(rule.description)),
    rule.remediation.trim() === '' ? '' : `**What to do:** ${forMarkdown(oneLine(rule.remediation))}`,
    list.length === 0 ? '' : `**Controls**\n\n${list.join('\n')}`,
    references.length === 0 ? '' : `**References**\n\n${references.join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

interface ControlEntry {
  readonly framework: string
  readonly id: string
}

function controlEntries(rule: RuleReport): ControlEntry[] {
  return Object.entries(rule.controls)
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([framework, ids]) => ids.map((id) => ({ framework: visible(framework), id: visible(id) })))
    .filter(({ framework, id }) => framework !== '' && id !== '')
}

/** The frameworks that the rules name, each with the controls that are named: SARIF's form for such a mapping. */
export function taxonomies(systems: readonly SystemReport[]): Taxonomy[] {
  const frameworks = new Map<string, Set<string>>()
  for (const rule of systems.flatMap((system) => system.rules)) {
    for (const { framework, id } of controlEntries(rule)) {
      const ids = frameworks.get(framework) ?? new Set()
      frameworks.set(framework, ids.add(id))
    }
  }
  return [...frameworks]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([name, ids]) => ({ name, taxa: [...ids].toSorted(byCodeUnit).map((id) => ({ id })) }))
}

/** Framework → its index and the index of each of its controls. */
type TaxonPositions = ReadonlyMap<
  string,
  { readonly index: number; readonly taxa: ReadonlyMap<string, number> }
>

function taxonPositions(taxa: readonly Taxonomy[]): TaxonPositions {
  return new Map(
    taxa.map((taxonomy, index) => [
      taxonomy.name,
      { index, taxa: new Map(taxonomy.taxa.map(({ id }, position) => [id, position])) },
    ]),
  )
}

function relationships(rule: RuleReport, positions: TaxonPositions): Relationship[] {
  return controlEntries(rule).flatMap(({ framework, id }): Relationship[] => {
    const taxonomy = positions.get(framework)
    const index = taxonomy?.taxa.get(id)
    if (taxonomy === undefined || index === undefined) return []
    return [
      {
        target: { id, index, toolComponent: { name: framework, index: taxonomy.index } },
        kinds: ['relevant'],
      },
    ]
  })
}

function text(value: string): string {
  return shorten(visible(oneLine(value)), TEXT_LENGTH)
}
