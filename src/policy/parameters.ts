import type { ErrorPlace } from '../errors.ts'
import { UserError } from '../errors.ts'
import { didYouMean } from '../suggest.ts'
import { isParameterValue } from './guards.ts'
import type { Parameter, Rule } from './types.ts'

type ParameterValue = Parameter['default']

/** Values of a rule's parameters, by name. */
export type RuleParameters = Readonly<Record<string, ParameterValue>>

/** A parameter that a profile (PROFILE) or `modelward.yml` (CONFIG) sets. */
export interface ParameterSetting {
  readonly code: 'CONFIG' | 'PROFILE'
  readonly name: string
  readonly value: unknown
  /** Worked out for messages only. */
  place(): ErrorPlace | undefined
}

/**
 * The defaults of a rule with settings over them, the last one winning.
 * @throws {UserError} for a name that the rule does not declare and for a value of another type.
 */
export function effectiveParameters(rule: Rule, settings: readonly ParameterSetting[]): RuleParameters {
  const values = new Map(Object.entries(rule.parameters).map(([name, { default: value }]) => [name, value]))
  for (const setting of settings) values.set(setting.name, checkedValue(rule, setting))
  return Object.fromEntries(values)
}

function checkedValue(rule: Rule, setting: ParameterSetting): ParameterValue {
  const { name, value } = setting
  const declared = Object.hasOwn(rule.parameters, name) ? rule.parameters[name] : undefined
  if (declared === undefined) {
    const known = Object.keys(rule.parameters)
    const offer =
      known.length === 0 ? ` ${rule.id} has none.` : `${didYouMean(name, known)} It has: ${known.join(', ')}.`
    throw wrong(setting, `${JSON.stringify(name)} is not a parameter of ${rule.id}.${offer}`)
  }
  if (isParameterValue(declared.type, value)) return value
  throw wrong(setting, `The parameter "${name}" of ${rule.id} must be ${TYPE_NAMES[declared.type]}.`)
}

function wrong({ code, place }: ParameterSetting, message: string): UserError {
  const at = place()
  return new UserError(code, message, at === undefined ? {} : { place: at })
}

const TYPE_NAMES = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  'string-list': 'a list of strings',
} as const satisfies Record<Parameter['type'], string>
