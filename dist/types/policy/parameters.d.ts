import type { ErrorPlace } from '../errors.ts';
import type { Parameter, Rule } from './types.ts';
type ParameterValue = Parameter['default'];
/** Values of a rule's parameters, by name. */
export type RuleParameters = Readonly<Record<string, ParameterValue>>;
/** A parameter that a profile (PROFILE) or `modelward.yml` (CONFIG) sets. */
export interface ParameterSetting {
    readonly code: 'CONFIG' | 'PROFILE';
    readonly name: string;
    readonly value: unknown;
    /** Worked out for messages only. */
    place(): ErrorPlace | undefined;
}
/**
 * The defaults of a rule with settings over them, the last one winning.
 * @throws {UserError} for a name that the rule does not declare and for a value of another type.
 */
export declare function effectiveParameters(rule: Rule, settings: readonly ParameterSetting[]): RuleParameters;
export {};
