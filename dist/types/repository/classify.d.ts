import type { LeftOut, TreeFile } from './tree.ts';
/** What stands at a path on disk. `absent` covers a link to a folder of the tree: its files are listed where they are. */
export type Entry = {
    readonly kind: 'file';
    readonly file: TreeFile;
} | {
    readonly kind: 'left-out';
    readonly leftOut: LeftOut;
} | {
    readonly kind: 'folder';
} | {
    readonly kind: 'absent';
};
/** Looks at a path without opening it. */
export declare function classify(realRoot: string, path: string): Entry;
export declare function leftOut(path: string, reason: LeftOut['reason'], message: string): Entry;
export declare const LEAVES_TREE = "It is a symbolic link that leaves the tree, and is not followed.";
export declare const LINK_LOOP = "It is a symbolic link that leads back to itself.";
export declare const LINK_TO_NOTHING = "It is a symbolic link to a file that is not there.";
export declare const NOT_UTF8 = "Its name is not UTF-8; rename the file so that reports can name it.";
export declare const SUBMODULE = "It is a submodule or a repository of its own; check it by itself.";
