import type { Ignores } from './ignore-lines.ts';
import type { LeftOut, Listing } from './tree.ts';
/** Lists a working copy from the NUL-separated names that `git ls-files` gives. */
export declare function listWorkingCopy(realRoot: string, names: Buffer, ignores: Ignores): Listing;
export interface ListFolderOptions {
    /** They go in front of what is left out. */
    readonly notes: readonly LeftOut[];
    /** Also what a package manager can restore. */
    readonly everything: boolean;
}
/** Lists a folder by walking it. */
export declare function listFolder(realRoot: string, ignores: Ignores, { notes, everything }: ListFolderOptions): Listing;
