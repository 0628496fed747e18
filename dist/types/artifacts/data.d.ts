/** A mapping of a parsed document. Keys are the artifact's: look them up with `member`, never by plain property access. */
export type Mapping = Readonly<Record<string, unknown>>;
export declare function isMapping(value: unknown): value is Mapping;
/** The value behind keys, one after the other; undefined where there is none. */
export declare function member(value: unknown, ...keys: readonly string[]): unknown;
/** Text that says something; null for everything else. */
export declare function textOf(value: unknown): string | null;
/** The elements of a list; none for everything else. */
export declare function listOf(value: unknown): readonly unknown[];
