import type { Facts } from '../facts/types.ts';
import type { EffectiveRule } from '../policy/selection.ts';
import type { RuleResult, Severity } from '../policy/types.ts';
import type { Placer } from './placer.ts';
import type { SystemReport } from './report.ts';
export interface DecideOptions {
    facts: Pick<Facts, 'system' | 'files' | 'unread'>;
    /** Name of the profile. */
    profile: string;
    /** The rules that are on, as `rulesOn` gives them. */
    rules: ReadonlyMap<string, EffectiveRule>;
    /** What the packs gave, in any order. */
    results: readonly RuleResult[];
    placer: Placer;
    /** Of the packs whose rules read something else than the facts, by name. */
    placers?: ReadonlyMap<string, Placer>;
    /** Files that are no artifact and were judged all the same, by policies on files. */
    judgedFiles?: readonly {
        readonly path: string;
        readonly format: string;
    }[];
    failOn: Severity;
}
/**
 * What one system's rules say: an outcome for every rule that is on, and each finding with its place. Pure but for
 * the placer. A rule without a result is an error, for nobody knows what it would have said.
 */
export declare function decide(options: DecideOptions): Promise<SystemReport>;
