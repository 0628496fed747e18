import type { Report, SystemReport } from '../../verdict/report.ts';
import type { Location, Region, ReportingDescriptor, Result } from './types.ts';
/** The shortest limit that GitHub states for a text of SARIF. */
export declare const TEXT_LENGTH = 1024;
export interface Results {
    readonly shown: Result[];
    /** How many were left out. */
    readonly cut: number;
}
/**
 * Violations, those that weigh most first. What a rule could not tell is no result but a notification: SARIF has
 * kind `review` for it, but GitHub ignores the kind and would open an alert for each.
 */
export declare function results(report: Report, systems: readonly SystemReport[], rules: readonly ReportingDescriptor[]): Results;
/** A rule's id as SARIF and GitHub take it: not empty. */
export declare function ruleId(id: string): string;
/** Plain text for SARIF: nothing hidden, and no `[text](target)`, which viewers turn into a link. */
export declare function messageText(text: string): string;
/** A finding about the system as a whole is placed at the folder. */
export declare function location(path: string, at: Region | undefined, pointer?: string): Location;
