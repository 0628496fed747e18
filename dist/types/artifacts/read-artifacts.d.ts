import type { File, Unread } from '../facts/types.ts';
import { type LfsPointer } from '../repository/lfs.ts';
import { type LeftOut, type Progress, type Tree, type TreeFile } from '../repository/tree.ts';
import { type ArtifactReader, type ArtifactRecord } from './reader.ts';
/** A file of the tree, and what it turned out to be. */
export interface ArtifactFile extends Pick<File, 'path' | 'kind' | 'format' | 'serialization'> {
    /** Bytes in the tree (of a pointer file, its own). */
    size: number;
    lfs: LfsPointer | null;
    /** Lowercase hex SHA-256 of exactly the bytes that were read; null for files that were not read whole. */
    sha256: string | null;
}
/** What a tree holds. Every list is in the order of the files' paths, and within a file in that of its text. */
export interface Artifacts {
    files: ArtifactFile[];
    records: ArtifactRecord[];
    unread: Unread[];
}
export interface ReadArtifactsOptions {
    /** In this order: the first that recognises a file reads it. */
    readers: readonly ArtifactReader[];
    /** Called with files done and files in all. */
    progress?: Progress;
}
/**
 * Recognises and reads every file. What a file holds never makes it throw: it is in `unread` then.
 * @throws {InternalError} `INTERNAL` if a reader throws: that is Modelward's fault, and must not pass for a bad file.
 */
export declare function readArtifacts(tree: Tree, files: readonly TreeFile[], { readers, progress }: ReadArtifactsOptions): Promise<Artifacts>;
/** What the listing of a tree left out, as entries of `unread`. */
export declare function unreadOfLeftOut(leftOut: readonly LeftOut[]): Unread[];
