import { didYouMean } from '../suggest.ts'
import { isParameterValue } from './guards.ts'
import { type ParameterSetting, type Source, settingError } from './layers.ts'
import type { Parameter, Rule } from './types.ts'

type ParameterValue = Parameter['default']

/** Values of a rule's parameters, by name. */
export type RuleParameters = Readonly<Record<string, ParameterValue>>

/**
 * The defaults of a rule with settings over them, the last one winning; and where each value comes from.
 * @throws {UserError} PROFILE or CONFIG for a name that the rule does not declare and for a value of another type.
 */
export function decideParameters(
  rule: Rule,
  settings: readonly ParameterSetting[],
): { values: RuleParameters; sources: Readonly<Record<string, Source>> } {
  const values = new Map(Object.entries(rule.parameters).map(([name, { default: value }]) => [name, value]))
  const sources = new Map<string, Source>([...values.keys()].map((name) => [name, { kind: 'metadata' }]))
  for (const setting of settings) {
    values.set(setting.name, checkedValue(rule, setting))
    sources.set(setting.name, setting.source)
  }
  return { values: Object.fromEntries(values), sources: Object.fromEntries(sources) }
}

function checkedValue(rule: Rule, { name, value, source }: ParameterSetting): ParameterValue {
  const declared = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined
  if (declared === undefined) {
    const known = Object.keys(rule.parameters)
    const offer =
      known.length === 0 ? ` ${rule.id} has none.` : `${didYouMean(name, known)} It has: ${known.join(', ')}.`
    throw settingError(source, `${JSON.stringify(name)} is not a parameter of ${rule.id}.${offer}`)
  }
  if (isParameterValue(declared.type, value)) return value
  throw settingError(source, `The parameter "${name}" of ${rule.id} must be ${TYPE_NAMES[declared.type]}.`)
}

const TYPE_NAMES = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  'string-list': 'a list of strings',
} as const satisfies Record<Parameter['type'], string>
