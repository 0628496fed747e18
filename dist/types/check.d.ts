import type { Facts } from './facts/types.ts';
import type { Severity } from './policy/types.ts';
import { type ReadOptions } from './read-systems.ts';
import { type PolicyOptions } from './rules-in-force.ts';
import type { Report } from './verdict/report.ts';
export interface CheckOptions extends PolicyOptions {
    /** Findings of this severity or above block; goes before the configuration's. Default: error. */
    failOn?: Severity;
}
/**
 * The whole way: reads the systems of a tree, evaluates the packs on their facts and gives the verdict.
 * @throws {UserError} for what the user has to mend: path, revision, configuration, profile, a policy that does not compile.
 * @throws {InternalError} for faults of Modelward. A rule that cannot be evaluated is none: its outcome is `error`.
 */
export declare function check(options: CheckOptions): Promise<Report>;
/** The facts document of each system: what a rule sees as `input`. Throws as `check` does. */
export declare function readFacts(options: ReadOptions): Promise<Facts[]>;
