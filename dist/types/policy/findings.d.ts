import type { Rule, RuleResult } from './types.ts';
/**
 * Checks what a policy gave for a rule. What has another form is an error of the rule, never a pass.
 * @param files Where each file is an input of its own, how many there are; `output` has an answer for each.
 */
export declare function ruleResult(rule: Rule, output: unknown, files?: number | null): RuleResult;
export declare function ruleError(rule: Rule, message: string): RuleResult;
