import type { Placer } from '../facts/places.ts';
import type { PolicyFile } from './files.ts';
/** An element of what policies on files read: the file that an input comes from, and the input. */
export interface FileEntry {
    readonly path: string;
    readonly contents: unknown;
    /** What a policy sees as `data.conftest.file`; not where all files are one input, as in conftest. */
    readonly file?: {
        readonly name: string;
        readonly dir: string;
    };
}
/** What policies on files read, and the way from a pointer into it to a place in a file. */
export interface FilesInput {
    readonly entries: readonly FileEntry[];
    readonly placer: Placer;
}
/** The list of all inputs of the files. Conftest gives an absolute `dir`; here it is that within the tree. */
export declare function filesInput(files: readonly PolicyFile[], combine: boolean): FilesInput;
