import { type ParameterSetting, type Source } from './layers.ts';
import type { Parameter, Rule } from './types.ts';
type ParameterValue = Parameter['default'];
/** Values of a rule's parameters, by name. */
export type RuleParameters = Readonly<Record<string, ParameterValue>>;
/**
 * The defaults of a rule with settings over them, the last one winning; and where each value comes from.
 * @throws {UserError} PROFILE or CONFIG for a name that the rule does not declare and for a value of another type.
 */
export declare function decideParameters(rule: Rule, settings: readonly ParameterSetting[]): {
    values: RuleParameters;
    sources: Readonly<Record<string, Source>>;
};
export {};
