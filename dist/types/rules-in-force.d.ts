import type { ConftestPolicies } from './config/types.ts';
import type { Placer } from './facts/places.ts';
import type { Facts } from './facts/types.ts';
import { type LoadedPack } from './policy/load-packs.ts';
import { type DecidedRule, type EffectiveRule } from './policy/selection.ts';
import type { RuleResult } from './policy/types.ts';
import { type ReadOptions, type ReadSystems } from './read-systems.ts';
/** By what a tree is judged. */
export interface PolicyOptions extends ReadOptions {
    /** Name of a shipped profile, or path of a profile file; goes before the configuration's. */
    profile?: string;
    /** Packs that run beside the shipped rules, besides the configuration's: folders of Rego, what `modelward.lock` pins, or policies on conftest's terms. */
    policies?: readonly (string | ConftestPolicies)[];
    /** What git and registries are reached with, where a pack has to be fetched. */
    env?: Readonly<Record<string, string | undefined>>;
    /** The time that rules see, RFC 3339 in UTC. */
    effectiveTime: string;
}
export interface RulesInForce {
    readonly packs: readonly LoadedPack[];
    /** Name of the profile. */
    readonly profile: string;
    /** Every rule of every pack, by id. */
    readonly rules: ReadonlyMap<string, DecidedRule>;
}
/**
 * A tree as the facts of its systems, and by what it is judged. Policies come first: a mistake in them is told before
 * gigabytes of weights are read.
 * @throws {UserError} as `readSystems` and `rulesInForce` do.
 */
export declare function readWithRules(options: PolicyOptions): Promise<RulesInForce & {
    read: ReadSystems;
}>;
export interface Evaluated {
    readonly results: RuleResult[];
    /** Of the packs whose rules read something else than the facts, by name. */
    readonly placers: ReadonlyMap<string, Placer>;
}
/** What rules give on a system: on its facts, or on its files where they are on conftest's terms. */
export declare function evaluateRules(facts: Facts, packs: readonly LoadedPack[], rules: ReadonlyMap<string, EffectiveRule>, { assets, effectiveTime }: Pick<PolicyOptions, 'assets' | 'effectiveTime'>): Promise<Evaluated>;
/** The parameters of rules by id, as rules see them in `data`. */
export declare function parametersOf(rules: ReadonlyMap<string, EffectiveRule>): Map<string, Readonly<Record<string, string | number | boolean | string[]>>>;
