import type { Digest, File } from './types.ts';
/** Files by path, and the folders that hold them, so that joins stay linear in large trees. */
export declare class FileIndex {
    #private;
    constructor(files: readonly File[]);
    /** Is it a file of the tree, or a folder that holds one? */
    holds(path: string): boolean;
    sha256(path: string): Digest | null;
}
