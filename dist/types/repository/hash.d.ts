import { type DigestRequest, type HashAlgorithm, TreeError } from './tree.ts';
export type Digests = Partial<Record<HashAlgorithm, string>>;
/** Measured: from 512 KiB on the reads no longer cost, and 1 MiB still fits the cache that the hash reads from. */
export declare const READ_BYTES: number;
/** Computes several digests of one content in one pass. */
export interface ContentHash {
    update(chunk: Buffer): void;
    digests(): Digests;
}
/** @throws {Error} if this Node lacks an algorithm (a FIPS build lacks MD5). */
export declare function createContentHash(algorithms: readonly HashAlgorithm[]): Promise<ContentHash>;
/**
 * Hashes a file of a folder, or the part of it that is asked for, in constant memory.
 * @param buffer is read into; reuse it over files
 * @param onBytes is called after each read with the bytes that it gave
 * @throws {TreeError} `unreadable`
 */
export declare function hashFile(realRoot: string, { path, algorithms, range }: DigestRequest, buffer: Buffer, onBytes: (count: number) => void): Promise<Digests>;
export declare function hashError(path: string, error: unknown): TreeError;
