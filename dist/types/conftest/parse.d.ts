import type { Pointer, Span } from '../documents/place.ts';
export type FileFormat = 'json' | 'yaml' | 'front-matter';
/** The format of a file by its name; null for one that is not parsed. */
export declare function formatOf(path: string): FileFormat | null;
/** One input of a policy: a file, a document of several in a file, or an element of a list that is a whole file. */
export interface FileInput {
    readonly value: unknown;
    /** Where a value of the input stands in the file. */
    span(pointer: Pointer): Span;
}
export type ParsedFile = {
    readonly inputs: readonly FileInput[];
}
/** Nothing of the file is judged. */
 | {
    readonly problem: string;
    readonly line: number;
    readonly column: number;
};
/** Parses a file as conftest does: each YAML document, and each element of an outermost list, is an input of its own. */
export declare function parseFile(format: FileFormat, bytes: Uint8Array): ParsedFile;
