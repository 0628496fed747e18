import type { Pointer } from '../../documents/place.ts';
/** Where in a file the values of a record stand whose pointers differ; what is below such a value moves with it. */
export declare class Origins {
    #private;
    set(pointer: Pointer, origin: Pointer): void;
    /** The pointer into the file for one into the record. */
    of(pointer: Pointer): Pointer;
}
