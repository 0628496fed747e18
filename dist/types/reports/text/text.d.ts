import type { Report } from '../../verdict/report.ts';
import type { RenderOptions } from '../options.ts';
/** For a person at a terminal: what is wrong, file by file, what to do, and a last line that sums up. */
export declare function renderText(report: Report, options: RenderOptions): string;
