import type { Pointer } from '../../../documents/place.ts';
/** A value, and where it stands. */
export interface Found<T> {
    value: T;
    /** Within what was looked through. */
    at: Pointer;
}
export declare function textAt(container: unknown, ...at: readonly string[]): Found<string> | null;
/** `namespace/name`, OpenLineage's identity of jobs and datasets. */
export declare function nameOf(item: unknown): string | null;
/** RFC 3339 as written; null for what is none, a time without zone included: it could be any moment of a day. */
export declare function momentOf(time: string): string | null;
/** Asterisks are a name that an integration has taken out. */
export declare function isHidden(name: string): boolean;
