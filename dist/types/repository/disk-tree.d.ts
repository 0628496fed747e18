import type { LastCommit } from '../facts/types.ts';
import type { DigestRequest, DigestResult, Listing, Progress, Tree } from './tree.ts';
/** What sets a working copy and a plain folder apart. */
export interface DiskSource {
    readonly kind: 'working-copy' | 'folder';
    readonly root: string;
    /** Absolute path of the root, without symbolic links. */
    readonly realRoot: string;
    readonly prefix: string;
    readonly commit: string | null;
    readonly shallow: boolean;
    list(): Promise<Listing>;
    lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, LastCommit>>;
}
/** A tree whose files are on disk. */
export declare class DiskTree implements Tree {
    #private;
    readonly kind: 'working-copy' | 'folder';
    readonly root: string;
    readonly prefix: string;
    readonly commit: string | null;
    readonly shallow: boolean;
    constructor(source: DiskSource, hashWorker: URL | undefined);
    list(): Promise<Listing>;
    read(path: string, limit: number): Promise<Uint8Array>;
    stream(path: string): AsyncIterable<Uint8Array>;
    head(path: string, length: number): Promise<Uint8Array>;
    below(path: string): Promise<string[]>;
    digests(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]>;
    lastCommits(paths: readonly string[]): Promise<ReadonlyMap<string, LastCommit>>;
    close(): Promise<void>;
}
