import type { Report } from '../../verdict/report.ts';
import type { RenderOptions } from '../options.ts';
/**
 * SARIF 2.1.0, within GitHub's limits for code scanning: one run for each profile, since GitHub takes a run's
 * `automationDetails.id` for the category whose alerts it replaces, and that must not change between uploads.
 */
export declare function renderSarif(report: Report, options: RenderOptions): string;
