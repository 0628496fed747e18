import type { Pointer } from '../../documents/place.ts';
import { Origins } from './origins.ts';
import type { Shape } from './shape.ts';
/** Entries of all lists together that are read of one file: more than people write, and few enough for a policy. */
export declare const ENTRY_LIMIT = 10000;
/** What a file states: see `Stated` of the facts. */
export interface Statement {
    readonly value: unknown;
    /** Pointers within `value` to what says nothing. */
    readonly placeholders: readonly string[];
    readonly links: readonly {
        readonly pointer: string;
        readonly target: string;
    }[];
    /** Where in the file the entries of lists stand from which others were left out. */
    readonly origins: Origins;
    /** The list of the file whose entries passed `ENTRY_LIMIT`; null if none did. */
    readonly cutAt: Pointer | null;
}
/** Reads a document as the shape says. Values of a wrong type and those that say nothing are null. */
export declare function stateOf(document: unknown, shape: Shape): Statement;
/** RFC 3339, section 5.6: a day that the calendar has. */
export declare function isFullDate(text: string): boolean;
