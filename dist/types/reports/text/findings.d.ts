import type { Finding } from '../../verdict/report.ts';
import { type Terminal } from './terminal.ts';
/** Widths of the columns, equal over the whole report so that the eye runs down. */
export interface Widths {
    position: number;
    rule: number;
}
export declare function widthsOf(findings: readonly Finding[]): Widths;
/**
 * The findings of one file: what weighs most first, and under the findings of one rule what to do about them, once.
 *
 * A symbol stands before the severity. Besides being readable without colour, it keeps the lines from matching the
 * problem matcher for ESLint that actions/setup-node installs, which would annotate every finding a second time.
 */
export declare function fileLines(findings: readonly Finding[], widths: Widths, out: Terminal): string[];
