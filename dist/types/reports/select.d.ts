import type { Finding, Report, RuleReport, SystemReport } from '../verdict/report.ts';
export declare const SEVERITIES: readonly ["error", "warning", "note"];
/** A finding with the system that it is about. */
export interface Located {
    readonly finding: Finding;
    readonly system: SystemReport;
}
export declare function findingsOf(report: Report, kind: Finding['kind']): Located[];
/** The order in which a limited sink shows findings: what blocks, then by severity, then as the report has them. */
export declare function compareByWeight(a: Finding, b: Finding): number;
/** The path from the top of the git repository, which GitHub asks for. */
export declare function repositoryPath(report: Report, path: string): string;
export declare function ruleTitles(report: Report): ReadonlyMap<string, string>;
export declare function rulesOf(report: Report, outcome: RuleReport['outcome']): {
    rule: RuleReport;
    system: SystemReport;
}[];
/** Groups in the order in which their keys first appear. */
export declare function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]>;
