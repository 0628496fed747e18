import { type DigestCache } from './digest-cache.ts';
import { type DigestRequest, type DigestResult, type Progress } from './tree.ts';
/** Below this many bytes a thread takes longer to start than the hashing does. */
export declare const THREADS_FROM_BYTES: number;
/** Digests of files in a folder, on worker threads where that is worth it. */
export declare class DiskDigests {
    #private;
    constructor(realRoot: string, workerUrl: URL | undefined, cache: DigestCache | null);
    /** Digests by request, from the cache as far as it has them. */
    compute(requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]>;
    /** Stops what is running. */
    close(): Promise<void>;
}
