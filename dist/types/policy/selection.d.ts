import type { RuleSetting } from '../config/types.ts';
import { type RuleParameters } from './parameters.ts';
import type { Profile } from './profile.ts';
import type { LocateSetting } from './profile-file.ts';
import type { Pack, Rule, Severity } from './types.ts';
/** A pack, and whether it is Modelward's own. */
export interface SelectablePack {
    readonly pack: Pick<Pack, 'name' | 'rules'>;
    readonly shipped: boolean;
}
/** A rule that is on, as the profile and the configuration set it. */
export interface EffectiveRule {
    readonly rule: Rule;
    /** Name of its pack. */
    readonly pack: string;
    readonly severity: Severity;
    /** Set by profile or configuration: then it holds for every finding, whatever the finding says itself. */
    readonly overridden: boolean;
    readonly parameters: RuleParameters;
}
/** `rules:` of modelward.yml; `locate` takes pointers from the top of the file. */
export interface ConfiguredRules {
    readonly settings: Readonly<Record<string, RuleSetting>>;
    readonly locate?: LocateSetting;
}
/**
 * The rules that are on, by id, sorted. A setting of modelward.yml goes before the profile, a profile before the one
 * that it extends, and that before the rule's METADATA. A profile's list of rules chooses among the shipped ones; the
 * rules of a folder that a user adds are on, for why else would it be added. A rule that is given a severity is on.
 * @throws {UserError} POLICY_DUPLICATE if two packs have a rule of one id; PROFILE or CONFIG for a rule that no pack
 * has, and for parameters that do not fit.
 */
export declare function selectRules(packs: readonly SelectablePack[], profile: Profile, configured?: ConfiguredRules): ReadonlyMap<string, EffectiveRule>;
