import type { Unread } from '../../facts/types.ts';
import type { Report, RuleReport, SystemReport } from '../../verdict/report.ts';
import { type Located } from '../select.ts';
import type { Table } from './budget.ts';
export interface Context {
    readonly report: Report;
    /** URL that a repository path follows. */
    readonly linkBase: string | undefined;
    /** Where a reader finds what is cut. */
    readonly elsewhere: string;
    readonly several: boolean;
}
export declare function systemTable(context: Context): Table;
export declare function errorTable(context: Context): Table;
export declare function findingTable(findings: readonly Located[], context: Context): Table;
/** What to do, once for each rule that is not met, in the order in which the findings name them. */
export declare function mendTable(findings: readonly Located[], context: Context): Table;
export declare function reviewTable(findings: readonly Located[], context: Context): Table;
export declare function unreadTable(unread: readonly Unread[], context: Context): Table;
export declare function ruleTable(rules: readonly {
    rule: RuleReport;
    system: SystemReport;
}[], context: Context): Table;
/** By what this was decided, so that the run can be repeated. */
export declare function provenance(context: Context): Table;
export declare function titled(title: string, section: Table): Table;
