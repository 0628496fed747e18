import type { Rule, RuleResult } from './types.ts';
/** Checks what a policy gave for a rule. What has another form is an error of the rule, never a pass. */
export declare function ruleResult(rule: Rule, output: unknown): RuleResult;
export declare function ruleError(rule: Rule, message: string): RuleResult;
