import type { System } from '../facts/types.ts';
import type { Finding } from './report.ts';
/** What a fingerprint is made from. */
export interface Fingerprintable extends Pick<Finding, 'rule' | 'kind' | 'message'> {
    stablePointer: string;
}
/**
 * Gives the findings of a system their fingerprints: SHA-256 in hex over rule, kind, the system's path (its id may be
 * the name of the folder that it was cloned into) and the stable pointer. No line number and no list index is in it.
 * Where findings share all that, the first by message keeps the plain fingerprint, so that mending one of two does not
 * make the other look new; the others add their message, and a number where that is the same too.
 */
export declare function withFingerprints<T extends Fingerprintable>(system: Pick<System, 'path'>, findings: readonly T[]): (T & {
    fingerprint: string;
})[];
