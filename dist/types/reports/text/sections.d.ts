import type { Unread } from '../../facts/types.ts';
import type { RuleReport, SystemReport } from '../../verdict/report.ts';
import type { Widths } from './findings.ts';
import { type Terminal } from './terminal.ts';
export interface Context {
    readonly out: Terminal;
    readonly widths: Widths;
    readonly verbose: boolean;
    /** Stands before each path. */
    readonly prefix: string;
}
export declare function unreadSection(unread: readonly Unread[], context: Context): string[];
/** What the facts did not suffice for, folded to one place for each rule unless `verbose`. */
export declare function reviewSection(system: SystemReport, context: Context): string[];
/** What `exception` rules of the policies withhold from other rules. */
export declare function exceptionSection(system: SystemReport, context: Context): string[];
export declare function errorSection(system: SystemReport, context: Context): string[];
export declare function ruleSection(title: string, system: SystemReport, outcome: RuleReport['outcome'], context: Context): string[];
export declare function displayPath(path: string, { prefix }: Pick<Context, 'prefix'>): string;
/** The root as a prefix of paths: nothing for the current folder. */
export declare function displayPrefix(root: string): string;
