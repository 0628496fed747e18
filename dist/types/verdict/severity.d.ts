import type { Severity } from '../policy/types.ts';
/** Is `severity` as grave as `threshold`, or graver? */
export declare function reaches(severity: Severity, threshold: Severity): boolean;
