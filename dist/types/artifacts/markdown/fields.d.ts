import type { Pointer } from '../../documents/place.ts';
/** A part of the front matter that is not as it should be. */
export interface WrongField {
    readonly at: Pointer;
    readonly reason: 'malformed' | 'limit';
    readonly message: string;
}
/**
 * Takes values out of a front matter. What has another type than it should is told and left out; a placeholder is
 * left out and its place in the record noted; where each value came from is kept for `locate`.
 */
export declare class Fields {
    #private;
    readonly wrong: WrongField[];
    /** Pointer in the record → pointer in the front matter. */
    readonly origins: Map<string, Pointer>;
    /** `source` gives the text of a scalar as it is written. */
    constructor(root: unknown, source: (at: Pointer) => string);
    /** Pointers in the record of what only a template's placeholder stands for, sorted. */
    get placeholders(): string[];
    /** The value as it is; undefined if there is none. */
    get(at: Pointer): unknown;
    /** One text; numbers are taken as they are written. `into` is its place in the record, null for what has none. */
    text(at: Pointer, into: Pointer | null): string | null;
    /** True or false; null for everything else, which is told. */
    flag(at: Pointer, into: Pointer): boolean | null;
    /** A number; null for everything else. */
    number(at: Pointer, into: Pointer): number | null;
    /** A list of texts, or one text for a list of one; nulls in it are left out. */
    list(at: Pointer, into: Pointer | null): string[];
    /** Pointers of a list's elements; of a single value its own; nulls are left out. A mapping gives none and is told. */
    elements(at: Pointer): Pointer[];
    /** Pointers of a list's elements that are mappings; others are told. */
    mappings(at: Pointer): Pointer[];
    notePlaceholder(into: Pointer): void;
    tell(at: Pointer, message: string, reason?: WrongField['reason']): void;
}
