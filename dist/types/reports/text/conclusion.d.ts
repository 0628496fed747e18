import type { Report, SystemReport } from '../../verdict/report.ts';
import { type Terminal } from './terminal.ts';
/** The last line: the verdict, what it rests on, and what decides. Before it, what a reader needs who got none. */
export declare function conclusion(report: Report, out: Terminal): string[];
/** What stands before a system's name. */
export declare function mark(system: SystemReport, out: Terminal): string;
