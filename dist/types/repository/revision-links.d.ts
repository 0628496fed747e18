import type { GitEntry } from './ls-tree.ts';
/** What a path of a revision comes to when symbolic links are followed within the tree. */
export type Resolved = {
    readonly kind: 'file';
    readonly entry: GitEntry;
} | {
    readonly kind: 'folder';
    readonly path: string;
} | {
    readonly kind: 'leaves-tree';
} | {
    readonly kind: 'broken';
} | {
    readonly kind: 'loop';
};
/** A revision's tree with the targets of its links. */
export interface LinkTree {
    readonly entries: ReadonlyMap<string, GitEntry>;
    readonly folders: ReadonlySet<string>;
    /** Target of each symbolic link, by its path. */
    readonly targets: ReadonlyMap<string, string>;
}
/** Resolves a path as the system would on disk, with the tree's root as the border that no link may pass. */
export declare function resolveLinks(tree: LinkTree, path: string): Resolved;
/** All folders that hold the paths. */
export declare function foldersOf(paths: Iterable<string>): Set<string>;
