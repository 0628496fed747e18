import type { RuleSetting } from '../config/types.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { didYouMean } from '../suggest.ts'
import { effectiveParameters, type ParameterSetting, type RuleParameters } from './parameters.ts'
import type { Profile, ProfileLayer } from './profile.ts'
import type { LocateSetting } from './profile-file.ts'
import type { Pack, Rule, Severity } from './types.ts'

/** A pack, and whether it is Modelward's own. */
export interface SelectablePack {
  readonly pack: Pick<Pack, 'name' | 'rules'>
  readonly shipped: boolean
}

/** A rule that is on, as the profile and the configuration set it. */
export interface EffectiveRule {
  readonly rule: Rule
  /** Name of its pack. */
  readonly pack: string
  readonly severity: Severity
  /** Set by profile or configuration: then it holds for every finding, whatever the finding says itself. */
  readonly overridden: boolean
  readonly parameters: RuleParameters
}

/** `rules:` of modelward.yml; `locate` takes pointers from the top of the file. */
export interface ConfiguredRules {
  readonly settings: Readonly<Record<string, RuleSetting>>
  readonly locate?: LocateSetting
}

/**
 * The rules that are on, by id, sorted. A setting of modelward.yml goes before the profile, a profile before the one
 * that it extends, and that before the rule's METADATA. A profile's list of rules chooses among the shipped ones; the
 * rules of a folder that a user adds are on, for why else would it be added. A rule that is given a severity is on.
 * @throws {UserError} POLICY_DUPLICATE if two packs have a rule of one id; PROFILE or CONFIG for a rule that no pack
 * has, and for parameters that do not fit.
 */
export function selectRules(
  packs: readonly SelectablePack[],
  profile: Profile,
  configured: ConfiguredRules = { settings: {} },
): ReadonlyMap<string, EffectiveRule> {
  const known = knownRules(packs)
  const layers = [...profile.layers.map(profileLayer), configLayer(configured)]
  for (const layer of layers) checkIds(layer, known)
  const on = new Set<string>()
  for (const [id, { shipped }] of known) if (!shipped) on.add(id)
  const severities = new Map<string, Severity>()
  for (const { rules, settings } of layers) {
    if (rules !== undefined) {
      for (const [id, { shipped }] of known) if (shipped) on.delete(id)
      for (const id of rules === 'all' ? known.keys() : rules.map(({ id }) => id)) on.add(id)
    }
    for (const { id, severity } of settings) {
      if (severity === undefined) continue
      if (severity === 'off') {
        on.delete(id)
        continue
      }
      severities.set(id, severity)
      on.add(id)
    }
  }
  return new Map(
    [...known]
      .filter(([id]) => on.has(id))
      .map(([id, { rule, pack }]) => {
        const severity = severities.get(id)
        const settings = layers.flatMap((layer) => parametersIn(layer, id))
        const parameters = effectiveParameters(rule, settings)
        return [
          id,
          { rule, pack, severity: severity ?? rule.severity, overridden: severity !== undefined, parameters },
        ]
      }),
  )
}

interface KnownRule {
  readonly rule: Rule
  readonly pack: string
  readonly shipped: boolean
}

function knownRules(packs: readonly SelectablePack[]): ReadonlyMap<string, KnownRule> {
  const known = new Map<string, KnownRule>()
  for (const { pack, shipped } of packs) {
    for (const rule of pack.rules) {
      const other = known.get(rule.id)
      if (other !== undefined) {
        throw new UserError(
          'POLICY_DUPLICATE',
          `There is a rule ${rule.id} in ${other.rule.file} (${other.pack}) already. Give this one another custom.id.`,
          { place: { path: rule.file, line: rule.row } },
        )
      }
      known.set(rule.id, { rule, pack: pack.name, shipped })
    }
  }
  return new Map([...known].sort(([a], [b]) => byCodeUnit(a, b)))
}

/** What one file says of rules. */
interface Layer {
  readonly code: 'CONFIG' | 'PROFILE'
  readonly rules: 'all' | readonly RuleReference[] | undefined
  readonly settings: readonly Setting[]
}

interface RuleReference {
  readonly id: string
  /** Worked out for messages only. */
  place(): ErrorPlace | undefined
}

interface Setting extends RuleReference {
  readonly severity?: Severity | 'off' | undefined
  readonly parameters?: readonly Omit<ParameterSetting, 'code'>[]
}

function profileLayer({ file, locate }: ProfileLayer): Layer {
  const { rules, severities = {}, parameters = {} } = file
  return {
    code: 'PROFILE',
    rules:
      rules === undefined || rules === 'all'
        ? rules
        : rules.map((id, i) => ({ id, place: () => locate(['rules', String(i)], 'value') })),
    settings: [
      ...Object.entries(severities).map(([id, severity]) => ({
        id,
        severity,
        place: () => locate(['severities', id], 'key'),
      })),
      ...Object.entries(parameters).map(([id, values]) => ({
        id,
        place: () => locate(['parameters', id], 'key'),
        parameters: Object.entries(values).map(([name, value]) => ({
          name,
          value,
          place: () => locate(['parameters', id, name], 'key'),
        })),
      })),
    ],
  }
}

function configLayer({ settings, locate = () => undefined }: ConfiguredRules): Layer {
  return {
    code: 'CONFIG',
    rules: undefined,
    settings: Object.entries(settings).map(([id, setting]) => {
      const { severity, parameters = {} } = typeof setting === 'string' ? { severity: setting } : setting
      return {
        id,
        severity,
        place: () => locate(['rules', id], 'key'),
        parameters: Object.entries(parameters).map(([name, value]) => ({
          name,
          value,
          place: () => locate(['rules', id, 'parameters', name], 'key'),
        })),
      }
    }),
  }
}

function checkIds({ code, rules, settings }: Layer, known: ReadonlyMap<string, KnownRule>): void {
  for (const { id, place } of [...(rules === undefined || rules === 'all' ? [] : rules), ...settings]) {
    if (known.has(id)) continue
    const at = place()
    throw new UserError(
      code,
      `There is no rule ${JSON.stringify(id)}.${didYouMean(id, [...known.keys()])}`,
      at === undefined ? {} : { place: at },
    )
  }
}

function parametersIn({ code, settings }: Layer, id: string): ParameterSetting[] {
  return settings
    .filter((setting) => setting.id === id)
    .flatMap(({ parameters = [] }) => parameters)
    .map((parameter) => ({ ...parameter, code }))
}
