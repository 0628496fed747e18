import { byCodeUnit } from '../../facts/paths.ts'
import type { Parameter, Rule } from '../../policy/types.ts'
import type { Framework } from '../frameworks.ts'

// What the pages of rules say, whatever their format.

/** A file, by its path below the folder of all pages. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** The rules with what they need to be written about, sorted by id. */
export interface Documented {
  readonly rules: readonly Rule[]
  readonly frameworks: readonly Framework[]
}

/** A framework that some rule cites, with the controls that rules support. */
export interface CitedFramework {
  readonly id: string
  /** Undefined if there is no list of it. */
  readonly framework: Framework | undefined
  readonly title: string
  readonly controls: readonly {
    readonly id: string
    readonly label: string
    readonly rules: readonly string[]
  }[]
}

/** Sorted by id; controls in the order of the framework's list, those that stand in none last. */
export function citedFrameworks({ rules, frameworks }: Documented): CitedFramework[] {
  const cited = [...new Set(rules.flatMap((rule) => Object.keys(rule.controls)))].sort(byCodeUnit)
  return cited.map((id) => {
    const framework = frameworks.find((each) => each.id === id)
    return { id, framework, title: framework?.title ?? id, controls: coverage(id, framework, rules) }
  })
}

function coverage(
  id: string,
  framework: Framework | undefined,
  rules: readonly Rule[],
): CitedFramework['controls'] {
  const supporting = new Map<string, Set<string>>()
  for (const { id: rule, controls } of rules) {
    for (const control of Object.hasOwn(controls, id) ? (controls[id] ?? []) : []) {
      supporting.set(control, (supporting.get(control) ?? new Set()).add(rule))
    }
  }
  const order = (framework?.controls ?? []).map((control) => control.id)
  const listed = order.filter((control) => supporting.has(control))
  const others = [...supporting.keys()].filter((control) => !order.includes(control)).sort(byCodeUnit)
  return [...listed, ...others].map((control) => ({
    id: control,
    label: labelOf(control, framework),
    rules: [...(supporting.get(control) ?? [])],
  }))
}

/** The controls that a rule supports, by framework. */
export function controlsOf(
  { controls }: Rule,
  frameworks: readonly Framework[],
): { framework: string; control: string; label: string }[] {
  return Object.entries(controls)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([id, list]) => {
      const framework = frameworks.find((each) => each.id === id)
      return list.map((control) => ({
        framework: framework?.title ?? id,
        control,
        label: labelOf(control, framework),
      }))
    })
}

function labelOf(control: string, framework: Framework | undefined): string {
  return framework?.controls.find((each) => each.id === control)?.label ?? ''
}

/** Sorted by name. */
export function parametersOf({ parameters }: Rule): (Parameter & { name: string })[] {
  return Object.entries(parameters)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, parameter]) => ({ name, ...parameter }))
}

/** What to write into modelward.yml to change the rule, as YAML. */
export function configuration(rule: Rule): string {
  const { id, severity } = rule
  const parameters = parametersOf(rule)
  const milder = severity === 'note' ? 'warning' : severity === 'warning' ? 'note' : 'warning'
  const lines =
    parameters.length === 0
      ? [`  ${id}: ${milder} # or off`]
      : [
          `  ${id}:`,
          `    severity: ${milder} # or off`,
          '    parameters:',
          ...parameters.map(({ name, default: value }) => `      ${name}: ${JSON.stringify(value)}`),
        ]
  return ['# modelward.yml', 'rules:', ...lines].join('\n')
}

/** A reference that may become a link. */
export function isLink(reference: string): boolean {
  return /^https?:\/\/[^\s<>"']+$/.test(reference)
}
