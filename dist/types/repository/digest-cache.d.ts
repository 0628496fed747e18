import type { Digests } from './hash.ts';
import { type HashAlgorithm } from './tree.ts';
/** Shorter files are hashed faster than they are looked up. */
export declare const CACHED_FROM_BYTES: number;
/** What a file's metadata say of its content: device, inode, size, and the times of its last change, in nanoseconds. */
export type Stamp = string;
/**
 * Digests of an earlier run, kept for files whose metadata are what they were. The time of the inode's change (ctime)
 * is among them, which no program can set: content that changed under a restored mtime is hashed anew. The cache's file
 * counts only if nobody else can have written it. docs/decisions/0019 has what has to be trusted.
 */
export declare class DigestCache {
    #private;
    private constructor();
    /**
     * The cache of a tree; null where its folder lies in the repository, so that a pull request could bring one.
     * @param root absolute path of the tree, without symbolic links
     * @param top that of the repository around it
     */
    static open(folder: string, root: string, top: string): DigestCache | null;
    /** All of the digests, or null. */
    get(path: string, stamp: Stamp, algorithms: readonly HashAlgorithm[]): Digests | null;
    /** Keeps what was computed between two looks at the file, if both saw the same. */
    put(path: string, before: Stamp, after: Stamp | null, startedAt: number, digests: Digests): void;
    /** What cannot be written costs time at the next run and nothing else. */
    save(): void;
}
/** Looks at a file as hashing would: opened, and within the tree. Null if it cannot be opened, which hashing will say. */
export declare function stampOf(realRoot: string, path: string): {
    stamp: Stamp;
    size: number;
} | null;
