import type { Digests } from './hash.ts';
import type { DigestRequest, TreeError } from './tree.ts';
/** What a hash worker is told at its start. */
export interface HashWorkerData {
    readonly realRoot: string;
}
/** One file to hash, or a part of it. */
export type HashJob = DigestRequest;
/** What a hash worker answers. A job ends with `done` or `failed`. */
export type HashReply = {
    readonly type: 'bytes';
    readonly count: number;
} | {
    readonly type: 'done';
    readonly digests: Digests;
} | {
    readonly type: 'failed';
    readonly reason: TreeError['reason'];
    readonly message: string;
};
