import type { LastCommit } from '../facts/types.ts';
/** A tree of files: the working copy, a git revision or a plain folder. Every path is relative to `root` with `/`. */
export interface Tree {
    readonly kind: 'working-copy' | 'revision' | 'folder';
    /** The folder that is checked, as given by the user; for messages only. */
    readonly root: string;
    /** Path of the root within its git repository, with a slash at its end; empty at the top and outside git. */
    readonly prefix: string;
    /** Commit id of HEAD or of the revision; null outside git and before the first commit. */
    readonly commit: string | null;
    readonly shallow: boolean;
    /** All files, sorted by path in code-unit order, ignored ones left out. */
    list(): Promise<Listing>;
    /**
     * The content of a file, at most `limit` bytes.
     * @throws {TreeError} `too-large` if the file is longer, `unreadable` if it vanished, is no file or is refused.
     */
    read(path: string, limit: number): Promise<Uint8Array>;
    /** A file of any length, in pieces, in constant memory. The iteration throws as `read` does. */
    stream(path: string): AsyncIterable<Uint8Array>;
    /** The first `length` bytes, fewer if the file is shorter. Throws as `read` does. */
    head(path: string, length: number): Promise<Uint8Array>;
    /**
     * Paths of the file at `path`, or of all files in that folder and below, sorted, where the links on the way lead; for
     * what decides how a tree is judged. So ignored files are among them; those of hidden folders and `node_modules` are not.
     * Empty if nothing is there.
     * @throws {TreeError} `unreadable`, also if a link on the way leaves the tree.
     */
    below(path: string): Promise<string[]>;
    /** Digests of files or parts of them, of any size, in the order of the requests, in constant memory, on all cores when it is worth it. A file that cannot be read gives a `TreeError` in its place. */
    digests(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]>;
    /** The last commit that touched each path; paths without one are left out. Empty outside git and in a shallow clone. */
    lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, LastCommit>>;
    /** Ends helper processes and threads. */
    close(): Promise<void>;
}
export interface Listing {
    readonly files: readonly TreeFile[];
    /** What is in the tree and is not offered as a file, with the reason. */
    readonly left_out: readonly LeftOut[];
    /** What `.modelwardignore` or the configuration hides, sorted; a folder that was not entered ends in `/`. */
    readonly ignored: readonly string[];
}
export interface TreeFile {
    readonly path: string;
    /** Bytes in the tree (of a pointer file, its own). */
    readonly size: number;
    /** It is a symbolic link to a file of the tree. */
    readonly link?: true;
}
export interface LeftOut {
    readonly path: string;
    readonly reason: 'symlink-leaves-tree' | 'symlink-broken' | 'submodule' | 'special-file' | 'unreadable';
    readonly message: string;
}
/** Algorithms that a tree can compute. */
export declare const HASH_ALGORITHMS: readonly ['md5', 'md5-dos2unix', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-224', 'sha512-256', 'sha3-224', 'sha3-256', 'sha3-384', 'sha3-512', 'blake2b-256', 'blake2b-384', 'blake2b-512', 'blake2s-256', 'blake3'];
export type HashAlgorithm = (typeof HASH_ALGORITHMS)[number];
export interface DigestRequest {
    readonly path: string;
    readonly algorithms: readonly HashAlgorithm[];
    /** A part of the file; all of it without. What the file lacks of it is left out. */
    readonly range?: ByteRange;
}
/** Offsets of bytes, the end exclusive. */
export interface ByteRange {
    readonly start: number;
    readonly end: number;
}
export interface DigestResult {
    readonly path: string;
    /** Lowercase hex by algorithm, or why there is none. */
    readonly digests: Partial<Record<HashAlgorithm, string>> | TreeError;
}
/** Called with bytes done and bytes in all. */
export type Progress = (done: number, total: number) => void;
/** A file of the tree that cannot be read. It is data for the facts' `unread`, not a failure of the run. */
export declare class TreeError extends Error {
    readonly reason: 'too-large' | 'unreadable';
    readonly path: string;
    constructor(reason: 'too-large' | 'unreadable', path: string, message: string);
}
