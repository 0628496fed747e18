import type { Report } from '../verdict/report.ts';
import type { RenderOptions } from './options.ts';
/**
 * The report itself. Every object is written field by field, so that the order of keys does not depend on how the
 * report was made, and nothing is published that the schema does not know.
 */
export declare function renderJson(report: Report, _options: RenderOptions): string;
