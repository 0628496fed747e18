import type { BlobReader } from './blob-reader.ts';
import type { Ignores } from './ignore-lines.ts';
import { type GitEntry } from './ls-tree.ts';
import { type LinkTree } from './revision-links.ts';
import { type LeftOut, type Listing } from './tree.ts';
/** A blob that a path of the revision gives. */
export interface Blob {
    readonly oid: string;
    readonly size: number;
}
/** The files of a revision: all of them by path, and the listing of those that are not ignored. */
export interface RevisionFiles {
    readonly tree: LinkTree;
    readonly blobs: ReadonlyMap<string, Blob>;
    /** What git holds at each path: for a link its own blob, which is the one that has a history. */
    readonly oids: ReadonlyMap<string, string>;
    readonly listing: Listing;
}
/** Resolves the links of a revision and sorts out what is no file. */
export declare function revisionFiles(entries: readonly GitEntry[], reader: BlobReader, ignores: Ignores): Promise<RevisionFiles>;
/** What a path gives, also one that a link to a folder is part of. */
export declare function blobAt({ tree, blobs }: RevisionFiles, path: string): Blob | NoBlob;
/** `Tree.below` of a revision. @throws {TreeError} `unreadable` if a link on the way leaves the tree */
export declare function blobsBelow({ tree }: RevisionFiles, path: string): string[];
interface NoBlob {
    readonly reason: LeftOut['reason'] | 'folder';
    readonly message: string;
}
export {};
