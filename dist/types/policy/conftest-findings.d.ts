import type { RawFinding } from './types.ts';
/** A message, or an object that says it under `msg`: the two forms of conftest (output/result.go of conftest 0.71). */
export declare function isConftestFinding(value: unknown): value is string | Record<string, unknown>;
/**
 * A finding in conftest's form, or what is wrong with it. Its place is `_loc`, else where `at` or `path` leads (a JSON
 * Pointer, or the list of keys that `walk` gives), else its input as a whole. Other keys are the author's own.
 */
export declare function conftestFinding(value: string | Record<string, unknown>): RawFinding | string;
/**
 * Is the rule withheld from its input? Conftest asks `data.<namespace>.exception[_][_] == <name>`: any member of any
 * member, of sets, lists and objects alike.
 */
export declare function withheldBy(exception: unknown): boolean;
