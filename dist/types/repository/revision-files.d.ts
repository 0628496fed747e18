import type { BlobReader } from './blob-reader.ts';
import type { Ignores } from './ignore-lines.ts';
import { type GitEntry } from './ls-tree.ts';
import type { Listing } from './tree.ts';
/** A blob that a path of the revision gives. */
export interface Blob {
    readonly oid: string;
    readonly size: number;
}
/** The files of a revision: all of them by path, and the listing of those that are not ignored. */
export interface RevisionFiles {
    readonly blobs: ReadonlyMap<string, Blob>;
    /** What git holds at each path: for a link its own blob, which is the one that has a history. */
    readonly oids: ReadonlyMap<string, string>;
    readonly listing: Listing;
}
/** Resolves the links of a revision and sorts out what is no file. */
export declare function revisionFiles(entries: readonly GitEntry[], reader: BlobReader, ignores: Ignores): Promise<RevisionFiles>;
