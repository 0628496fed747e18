import type { Pointer } from '../../documents/place.ts';
/** An element that is kept, and where it stands in the file's list. */
export interface Kept<T> {
    readonly value: T;
    readonly index: number;
}
/** Of the tens of thousands of components of an SBOM, most lists are empty: all these are one. */
export declare const EMPTY: never[];
/** Maps a list and leaves out what gives null; remembers the index in the file. */
export declare function keep<T>(list: readonly unknown[], map: (item: unknown) => T | null): Kept<T>[];
export declare function valuesOf<T>(kept: readonly Pick<Kept<T>, 'value'>[]): T[];
/** The index in the file of an element of the record; nothing if the pointer goes no further or leads nowhere. */
export declare function sourceIndex(kept: readonly Kept<unknown>[], [segment]: Pointer): Pointer;
/** Takes values that may be placeholders, and notes the pointers of those that are. */
export declare class PlaceholderNotes {
    /** Empty, and not to be written to, as long as nothing was noted. */
    pointers: string[];
    /** The text, or null for a placeholder; `pointer` is its place in the record. */
    take(value: unknown, ...pointer: Pointer): string | null;
    note(...pointer: Pointer): void;
}
