import type { ValidationError } from 'validator:ml-system';
import type { Pointer } from '../documents/place.ts';
/** What is wrong with a document, in one plain sentence. */
export interface SchemaFault {
    /** To the value; to the key itself where a key is not known. */
    readonly pointer: Pointer;
    readonly message: string;
    /** The key is wrong, whatever its value. */
    readonly atKey: boolean;
}
export interface FaultOptions {
    /** What the document is called where the fault has no path: "The BOM". */
    readonly document: string;
    /** How many faults are wanted. */
    readonly limit: number;
    /** What only the schema's author knows of an error; undefined for what its keyword says well enough. */
    explain?(error: ValidationError, value: unknown): string | undefined;
    /** What the values of a long list are called. */
    listName?(error: ValidationError): string | undefined;
}
/** Turns the errors of a compiled validator into sentences: wrong values first, then unknown keys. */
export declare function schemaFaults(errors: readonly ValidationError[], root: unknown, options: FaultOptions): SchemaFault[];
export declare function enumText(allowed: unknown, value: unknown, listName: string | undefined): string;
export declare function patternText(pattern: string, value: unknown): string;
/** `components[3].hashes[0].content` */
export declare function pathText(pointer: Pointer): string;
/** The value that a pointer leads to; undefined where it leads nowhere. */
export declare function valueAt(root: unknown, pointer: Pointer): unknown;
