import type { Placer } from '../facts/places.ts';
import type { Facts } from '../facts/types.ts';
import { type EvaluationOptions } from '../policy/evaluate.ts';
import { type PolicyInput } from '../policy/input.ts';
import type { RuleResult } from '../policy/types.ts';
import type { ConftestPack } from './pack.ts';
/** What the rules of a set say of a system, and where their pointers lead; null into the facts. */
export interface ConftestResults {
    readonly results: readonly RuleResult[];
    readonly placer: Placer | null;
}
/**
 * Evaluates a set of policies on the facts of a system, or on those of its files that lie in the system. A file that
 * cannot be parsed is an error of every rule, for nobody knows what they would have said; without files no rule applies.
 */
export declare function evaluateSet({ set, pack, files }: ConftestPack, facts: Facts, data: PolicyInput, options: EvaluationOptions): Promise<ConftestResults>;
