import { type ConfiguredRules, type Source } from './layers.ts';
import { type RuleParameters } from './parameters.ts';
import type { Profile } from './profile.ts';
import type { Pack, Rule, Severity } from './types.ts';
/** A pack, and whether it is Modelward's own. */
export interface SelectablePack {
    readonly pack: Pick<Pack, 'name' | 'rules'>;
    readonly shipped: boolean;
}
/** A rule as the profile and the configuration set it. */
export interface EffectiveRule {
    readonly rule: Rule;
    /** Name of its pack. */
    readonly pack: string;
    readonly severity: Severity;
    /** Set by profile or configuration: then it holds for every finding, whatever the finding says itself. */
    readonly overridden: boolean;
    readonly parameters: RuleParameters;
}
/** A rule of any pack, whether it is on, and where each of its settings comes from. */
export interface DecidedRule extends EffectiveRule {
    readonly on: boolean;
    /** What switched it, the last word last; nothing has, where a shipped rule is in no list of the profile. */
    readonly switches: readonly Switch[];
    readonly severitySource: Source;
    readonly parameterSources: Readonly<Record<string, Source>>;
}
export interface Switch {
    readonly on: boolean;
    /**
     * `added`: its folder was. `all`, `listed`, `unlisted`: by a profile's `rules`. `severity`: one was given, `off` is
     * none.
     */
    readonly how: 'added' | 'all' | 'listed' | 'unlisted' | 'severity' | 'off';
    readonly source: Source;
}
/**
 * Decides of every rule of every pack, by id, sorted. A setting of modelward.yml goes before the profile, a profile
 * before the one that it extends, and that before the rule's METADATA. A profile's list of rules chooses among the
 * shipped ones; the rules of a folder that a user adds are on, for why else would it be added. A rule that is given a
 * severity is on.
 * @throws {UserError} POLICY_DUPLICATE if two packs have a rule of one id; PROFILE or CONFIG for a rule that no pack
 * has, and for parameters that do not fit.
 */
export declare function decideRules(packs: readonly SelectablePack[], profile: Profile, configured?: ConfiguredRules): ReadonlyMap<string, DecidedRule>;
/** Those that are on. */
export declare function rulesOn<R extends {
    readonly on: boolean;
}>(rules: ReadonlyMap<string, R>): ReadonlyMap<string, R>;
