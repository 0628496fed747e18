import { UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { didYouMean } from '../suggest.ts'
import { type ConfiguredRules, type Layer, layersOf, type Source, settingError } from './layers.ts'
import { decideParameters, type RuleParameters } from './parameters.ts'
import type { Profile } from './profile.ts'
import type { Pack, Rule, Severity } from './types.ts'

/** A pack, and whether it is Modelward's own. */
export interface SelectablePack {
  readonly pack: Pick<Pack, 'name' | 'rules'>
  readonly shipped: boolean
}

/** A rule as the profile and the configuration set it. */
export interface EffectiveRule {
  readonly rule: Rule
  /** Name of its pack. */
  readonly pack: string
  readonly severity: Severity
  /** Set by profile or configuration: then it holds for every finding, whatever the finding says itself. */
  readonly overridden: boolean
  readonly parameters: RuleParameters
}

/** A rule of any pack, whether it is on, and where each of its settings comes from. */
export interface DecidedRule extends EffectiveRule {
  readonly on: boolean
  /** What switched it, the last word last; nothing has, where a shipped rule is in no list of the profile. */
  readonly switches: readonly Switch[]
  readonly severitySource: Source
  readonly parameterSources: Readonly<Record<string, Source>>
}

export interface Switch {
  readonly on: boolean
  /**
   * `added`: its folder was. `all`, `listed`, `unlisted`: by a profile's `rules`. `severity`: one was given, `off` is
   * none.
   */
  readonly how: 'added' | 'all' | 'listed' | 'unlisted' | 'severity' | 'off'
  readonly source: Source
}

/**
 * Decides of every rule of every pack, by id, sorted. A setting of modelward.yml goes before the profile, a profile
 * before the one that it extends, and that before the rule's METADATA. A profile's list of rules chooses among the
 * shipped ones; the rules of a folder that a user adds are on, for why else would it be added. A rule that is given a
 * severity is on.
 * @throws {UserError} POLICY_DUPLICATE if two packs have a rule of one id; PROFILE or CONFIG for a rule that no pack
 * has, and for parameters that do not fit.
 */
export function decideRules(
  packs: readonly SelectablePack[],
  profile: Profile,
  configured: ConfiguredRules = { settings: {} },
): ReadonlyMap<string, DecidedRule> {
  const known = knownRules(packs)
  const layers = layersOf(profile, configured)
  for (const layer of layers) checkIds(layer, known)
  return new Map([...known].map(([id, rule]) => [id, decide(rule, layers)]))
}

/** Those that are on. */
export function rulesOn<R extends { readonly on: boolean }>(
  rules: ReadonlyMap<string, R>,
): ReadonlyMap<string, R> {
  return new Map([...rules].filter(([, { on }]) => on))
}

function decide({ rule, pack, shipped }: KnownRule, layers: readonly Layer[]): DecidedRule {
  const switches: Switch[] = shipped ? [] : [{ on: true, how: 'added', source: { kind: 'folder' } }]
  let severity = rule.severity
  let severitySource: Source = { kind: 'metadata' }
  for (const layer of layers) {
    const listed = switchOfList(rule.id, shipped, layer)
    if (listed !== null) switches.push(listed)
    for (const { source, severity: given } of settingsOf(layer, rule.id)) {
      if (given === undefined) continue
      switches.push({ on: given !== 'off', how: given === 'off' ? 'off' : 'severity', source })
      if (given !== 'off') [severity, severitySource] = [given, source]
    }
  }
  const { values, sources } = decideParameters(
    rule,
    layers.flatMap((layer) => settingsOf(layer, rule.id).flatMap(({ parameters = [] }) => parameters)),
  )
  return {
    rule,
    pack,
    on: switches.at(-1)?.on ?? false,
    switches,
    severity,
    overridden: severitySource.kind !== 'metadata',
    severitySource,
    parameters: values,
    parameterSources: sources,
  }
}

/** What a profile's list says of a rule; null if nothing: a list without it is silent about an author's rule. */
function switchOfList(id: string, shipped: boolean, { rules }: Layer): Switch | null {
  if (rules === undefined) return null
  if (rules.ids === 'all') return { on: true, how: 'all', source: rules.source }
  const listed = rules.ids.find((each) => each.id === id)
  if (listed !== undefined) return { on: true, how: 'listed', source: listed.source }
  return shipped ? { on: false, how: 'unlisted', source: rules.source } : null
}

function settingsOf({ settings }: Layer, id: string) {
  return settings.filter((setting) => setting.id === id)
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

function checkIds({ rules, settings }: Layer, known: ReadonlyMap<string, KnownRule>): void {
  const listed = rules === undefined || rules.ids === 'all' ? [] : rules.ids
  for (const { id, source } of [...listed, ...settings]) {
    if (known.has(id)) continue
    throw settingError(source, `There is no rule ${JSON.stringify(id)}.${didYouMean(id, [...known.keys()])}`)
  }
}
