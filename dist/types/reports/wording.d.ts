import type { Severity } from '../policy/types.ts';
import type { Counts, Report } from '../verdict/report.ts';
/** "1 file", "2 files". */
export declare function count(number: number, singular: string, plural?: string): string;
/** "3 errors, 5 warnings, 2 notes"; what is zero is left out, except that a run fails on it. */
export declare function countFindings(counts: Counts): string;
/** "14 rules passed, 2 failed, 4 need review, 4 not applicable"; empty if there are no rules. */
export declare function countOutcomes(outcomes: Counts['outcomes']): string;
/** "23 files read, 1 not read". */
export declare function countFiles(report: Report): string;
/** "4 rules off, 3 files ignored, 1 exception": what nobody asked or looked at; empty if there is none. */
export declare function countHidden({ rules_off, ignored, systems }: Report): string;
export declare function failsOn(severity: Severity): string;
/** One sentence or two for a run that evaluated nothing: why, and what would make it evaluate something. */
export declare function whyNothing(report: Report): string;
/** Text of a policy's metadata, folded in YAML, as one line. */
export declare function oneLine(text: string): string;
/** Cuts to a number of UTF-16 units, the ellipsis included, without splitting a character. */
export declare function shorten(text: string, limit: number): string;
