import type { Digests } from './hash.ts';
import { type DigestRequest, TreeError } from './tree.ts';
/** Worker threads that share a queue of files to hash. */
export declare class HashWorkers {
    #private;
    constructor(url: URL, realRoot: string, count: number, onBytes: (count: number) => void);
    /**
     * Works through the queue of indexes into `requests` and fills `results`. A worker that dies leaves its file
     * without a result.
     */
    run(requests: readonly DigestRequest[], queue: IterableIterator<number>, results: Map<number, Digests | TreeError>): Promise<void>;
    close(): Promise<void>;
}
