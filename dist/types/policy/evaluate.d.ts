import type { EngineStart } from './builtins.ts';
import { type PolicyInput } from './input.ts';
import type { RuleParameters } from './parameters.ts';
import type { Pack, RuleResult } from './types.ts';
export interface EvaluationOptions {
    /** Ids of the rules that are on; others of the pack are left out. */
    rules: ReadonlySet<string>;
    /** `always` for packs that are not Modelward's own; `large-input` starts a worker only where one could be needed. */
    isolation: 'always' | 'large-input';
    /** The program of the worker thread: dist/worker.js. */
    worker: URL;
    /** Answers the builtins that a pack leaves to its host; a pack with such needs it, and a worker. */
    engine?: EngineStart;
    /** For all rules together, in milliseconds. Only a worker can be stopped. */
    timeLimit?: number;
    /** In pages of 64 KiB. */
    memoryLimit?: number;
    /** How many files the input lists, for a pack whose rules see each of them by itself. */
    files?: number;
}
/**
 * What rules see as `data`: the effective time (RFC 3339 in UTC), the parameters of each rule by its id, and what
 * their pack brings along.
 */
export declare function policyData(time: string, parameters: ReadonlyMap<string, RuleParameters>, ofPack?: Pack['data']): PolicyInput;
/**
 * Evaluates rules of a pack, sorted by id. All are asked at once; where that fails, or gives for some rule what no
 * rule may give, those are asked one by one, so that one rule at fault costs no findings of the others.
 * @param input Makes what the rules see: a worker thread takes it over, so that it stands in memory once.
 * @throws {InternalError} INTERNAL if the worker thread cannot be started; what goes wrong in a rule is in its result.
 */
export declare function evaluatePack(pack: Pack, input: () => PolicyInput, data: PolicyInput, options: EvaluationOptions): Promise<RuleResult[]>;
