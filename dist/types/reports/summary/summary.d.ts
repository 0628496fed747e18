import type { Report } from '../../verdict/report.ts';
import type { RenderOptions } from '../options.ts';
/**
 * GitHub takes 1 MiB of summary for each step and drops all of it when it is longer. Some is left to whatever else
 * writes in the same step.
 */
export declare const SUMMARY_BYTES = 1000000;
/** GitHub Flavored Markdown for the page of a workflow run: verdict, counts, what blocks, and the rest folded. */
export declare function renderSummary(report: Report, options: RenderOptions): string;
