import { type ErrorPlace } from '../errors.ts';
import { type PackReference } from './reference.ts';
import type { LockedPack } from './types.ts';
/** A lock, and where in its file each pack stands. */
export interface Lock {
    readonly packs: ReadonlyMap<string, LockedPack>;
    /** For messages. */
    readonly path: string;
    readonly locate: (reference: string) => ErrorPlace;
}
/** Where there is no lock file yet. */
export declare function emptyLock(path?: string): Lock;
/**
 * Reads `modelward.lock`.
 * @throws {UserError} PACK with path, line and column, for the first thing that is wrong.
 */
export declare function parseLock(path: string, bytes: Uint8Array): Lock;
/** The text of `modelward.lock`: the same packs give the same bytes. */
export declare function lockText(packs: ReadonlyMap<string, LockedPack>): string;
/**
 * What a pinned reference stands for.
 * @throws {UserError} PACK if the lock says something else than the reference itself: who reads the one must not be
 * misled by the other.
 */
export declare function resolvedReference(reference: string, { resolved }: LockedPack, lock: Lock): PackReference;
