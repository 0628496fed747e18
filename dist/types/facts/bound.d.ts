import type { EvaluationReport, File, ScanResult } from './types.ts';
/** Reports with the files that they are of: those whose digest they state. */
export declare function bindEvaluations(reports: readonly EvaluationReport[], files: readonly File[]): EvaluationReport[];
/** Runs of scanners, with what has become of the files that they looked at. */
export declare function bindScans(runs: readonly ScanResult[], files: readonly File[]): ScanResult[];
