import type { Digest } from '../../facts/types.ts';
import type { Kept } from './values.ts';
export interface StatedHash {
    readonly digest: Digest;
    /** Why it cannot be compared with a file; null if it can. */
    readonly fault: string | null;
}
/** A digest as an SBOM states it, faulty ones included; null for an algorithm that is not among the facts. */
export declare function statedHash(algorithm: unknown, content: unknown): StatedHash | null;
/** The digests that can be facts: hex of the algorithm's length, and no digit repeated throughout. */
export declare function faultless(stated: readonly Kept<StatedHash>[]): Kept<Digest>[];
