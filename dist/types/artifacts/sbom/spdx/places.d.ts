import type { Pointer } from '../../../documents/place.ts';
/**
 * Remembers where in the file the values of the records stand. What reads a document notes it as it goes, so that both
 * cannot differ; a clean run reads with `Places.none`, which forgets, and a finding has the document read once more.
 */
export declare class Places {
    #private;
    static readonly none: Places;
    private constructor();
    static kept(): Places;
    /** The value at `record` is what stands at `source`; both as seen from here. */
    note(record: Pointer, source: Pointer): void;
    /** The same for each element of a list, by the indexes that it has in the file. */
    noteList(record: Pointer, source: Pointer, kept: readonly {
        readonly index: number;
    }[]): void;
    /** For what reads a part: pointers are as seen from `record` and from `source`. */
    within(record: Pointer, source: Pointer): Places;
    /** Of a part whose source stands elsewhere in the file. */
    elsewhere(source: Pointer): Places;
    /** Where a value of a record stands: its own place, or that of the nearest value around it. */
    find(pointer: Pointer): Pointer;
}
