import type { Digest } from '../../facts/types.ts';
import { type Kept } from './values.ts';
export interface StatedHash {
    readonly digest: Digest;
    /** Why it cannot be compared with a file; null if it can. */
    readonly fault: string | null;
}
/** The `hashes` of a component by known algorithms, faulty ones included. */
export declare function statedHashes(component: unknown): Kept<StatedHash>[];
/** The digests that can be facts: hex of the algorithm's length, and no digit repeated throughout. */
export declare function digestsOf(component: unknown): Kept<Digest>[];
export declare function faultless(stated: readonly Kept<StatedHash>[]): Kept<Digest>[];
export declare function isPlaceholderDigest(value: string): boolean;
