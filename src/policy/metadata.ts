import { distance } from 'fastest-levenshtein'
import type { EngineProblem } from './engine.ts'
import {
  isParameter,
  isParameterType,
  isParameterValue,
  isRecord,
  isSeverity,
  isString,
  isStringList,
  PARAMETER_TYPES,
  SEVERITIES,
} from './guards.ts'
import type { Parameter, Rule, Severity } from './types.ts'

/** What a rule's METADATA may say under `custom`. Other keys are the author's own, unless they look like a slip. */
const CUSTOM_KEYS = ['id', 'severity', 'remediation', 'controls', 'parameters'] as const
const DEFAULT_SEVERITY: Severity = 'warning'
const MAX_SLIP = 2

/** Ids become keys, file names and SARIF rule ids. */
const RULE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const FRAMEWORK_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const PARAMETER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,99}$/

/** A rule as the engine lists it: METADATA is as the author wrote it. */
export interface RawRule {
  id: string
  package: string
  /** What a rule of conftest's form is called in its package; empty for one of Modelward's. */
  name: string
  file: string
  row: number
  metadata: {
    title: string
    description: string
    related_resources: readonly { ref: string; description: string }[]
    custom: Record<string, unknown> | null
  } | null
}

export function isRawRule(value: unknown): value is RawRule {
  return (
    isRecord(value) &&
    isString(value.id) &&
    isString(value.package) &&
    isString(value.name) &&
    isString(value.file) &&
    typeof value.row === 'number' &&
    (value.metadata === null || isRawMetadata(value.metadata))
  )
}

function isRawMetadata(value: unknown): value is RawRule['metadata'] {
  return (
    isRecord(value) &&
    isString(value.title) &&
    isString(value.description) &&
    (value.custom === null || isRecord(value.custom)) &&
    Array.isArray(value.related_resources) &&
    value.related_resources.every(
      (each) => isRecord(each) && isString(each.ref) && isString(each.description),
    )
  )
}

export function isConftestRule({ name }: Pick<RawRule, 'name'>): boolean {
  return name !== ''
}

/** A rule from its METADATA. What the author left out gets its default; what is of another form goes to `problems`. */
export function ruleOf(raw: RawRule, problems: EngineProblem[]): Rule {
  const custom = raw.metadata?.custom ?? {}
  if (isConftestRule(raw) && RULE_ID.test(raw.id)) return conftestRule(raw, custom)

  function wrong(message: string): void {
    problems.push({
      code: 'metadata_error',
      message: `rule ${raw.id}: ${message}`,
      file: raw.file,
      row: raw.row,
      col: 0,
    })
  }

  if (!RULE_ID.test(raw.id)) {
    wrong(
      isConftestRule(raw)
        ? 'give its package a shorter name, of letters, digits, ".", "_" and "-"'
        : 'give it a custom.id of letters, digits, ".", "_" and "-", for example MY-001',
    )
  }
  for (const key of Object.keys(custom)) {
    const known = CUSTOM_KEYS.find((each) => each === key || distance(each, key) <= MAX_SLIP)
    if (known !== undefined && known !== key) wrong(`custom.${key} is not known; custom.${known} is meant?`)
  }
  return {
    id: raw.id,
    title: raw.metadata?.title || raw.id,
    description: raw.metadata?.description ?? '',
    severity: severityOf(custom.severity, wrong),
    remediation: remediationOf(custom.remediation, wrong),
    controls: controlsOf(custom.controls, wrong),
    references: (raw.metadata?.related_resources ?? []).map(({ ref }) => ref),
    parameters: parametersOf(custom.parameters, wrong),
    package: raw.package,
    file: raw.file,
    row: raw.row,
  }
}

/** Written for conftest: its name says how grave it is. Of METADATA what fits is taken; the rest is the author's own. */
function conftestRule(raw: RawRule, { remediation }: Record<string, unknown>): Rule {
  return {
    id: raw.id,
    title: raw.metadata?.title || raw.id,
    description: raw.metadata?.description ?? '',
    severity: raw.name.startsWith('warn') ? 'warning' : 'error',
    remediation: isString(remediation) ? remediation : '',
    controls: {},
    references: (raw.metadata?.related_resources ?? []).map(({ ref }) => ref),
    parameters: {},
    package: raw.package,
    file: raw.file,
    row: raw.row,
  }
}

type Wrong = (message: string) => void

function severityOf(value: unknown, wrong: Wrong): Severity {
  if (value === undefined) return DEFAULT_SEVERITY
  if (isSeverity(value)) return value
  wrong(`custom.severity must be one of ${SEVERITIES.join(', ')}, not ${JSON.stringify(value)}`)
  return DEFAULT_SEVERITY
}

function remediationOf(value: unknown, wrong: Wrong): string {
  if (value === undefined) return ''
  if (isString(value)) return value
  wrong('custom.remediation must be a string')
  return ''
}

function controlsOf(value: unknown, wrong: Wrong): Record<string, string[]> {
  if (value === undefined) return {}
  if (!isRecord(value)) {
    wrong('custom.controls must map framework ids to lists of control ids')
    return {}
  }
  const controls: [string, string[]][] = []
  for (const [framework, ids] of Object.entries(value)) {
    if (!FRAMEWORK_ID.test(framework))
      wrong(`custom.controls: ${JSON.stringify(framework)} is no framework id`)
    else if (!isStringList(ids)) {
      wrong(
        `custom.controls.${framework} must be a list of strings; put quotes around ids that look like numbers`,
      )
    } else controls.push([framework, ids])
  }
  return Object.fromEntries(controls)
}

function parametersOf(value: unknown, wrong: Wrong): Record<string, Parameter> {
  if (value === undefined) return {}
  if (!isRecord(value)) {
    wrong('custom.parameters must map names to {type, default, description}')
    return {}
  }
  const parameters: [string, Parameter][] = []
  for (const [name, declared] of Object.entries(value)) {
    const reason = parameterProblem(name, declared)
    if (reason !== null) wrong(`custom.parameters: ${reason}`)
    else if (isParameter(declared)) {
      const { type, default: initial, description } = declared
      parameters.push([name, { type, default: initial, description }])
    }
  }
  return Object.fromEntries(parameters)
}

/** What is wrong with a parameter's declaration, or null. */
function parameterProblem(name: string, declared: unknown): string | null {
  if (!PARAMETER_NAME.test(name)) return `${JSON.stringify(name)} is no name: letters, digits, "_" and "-"`
  if (!isRecord(declared)) return `${name} must be {type, default, description}`
  const { type } = declared
  if (!isParameterType(type)) {
    return `${name}.type must be one of ${PARAMETER_TYPES.join(', ')}, not ${JSON.stringify(type)}`
  }
  if (!isParameterValue(type, declared.default)) return `${name}.default must be a ${type}`
  return isString(declared.description) ? null : `${name}.description must be a string`
}
