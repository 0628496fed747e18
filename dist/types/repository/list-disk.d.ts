import type { Ignores } from './ignore-lines.ts';
import type { LeftOut, Listing } from './tree.ts';
/** Lists a working copy from the NUL-separated names that `git ls-files` gives. */
export declare function listWorkingCopy(realRoot: string, names: Buffer, ignores: Ignores): Listing;
/** Lists a folder by walking it; `notes` go in front of what is left out. */
export declare function listFolder(realRoot: string, ignores: Ignores, notes: readonly LeftOut[]): Listing;
