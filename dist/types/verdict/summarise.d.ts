import type { Report, SystemReport } from './report.ts';
/** What a report says besides what follows from its systems. */
export type ReportFrame = Omit<Report, 'report_version' | 'verdict' | 'exit_status' | 'counts' | 'systems'>;
/** The verdict over all systems, which are sorted by path. */
export declare function summarise(frame: ReportFrame, systems: readonly SystemReport[]): Report;
