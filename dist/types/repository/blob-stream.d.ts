import { type Git } from './git.ts';
import type { Blob } from './revision-files.ts';
/** Streams a blob of any length. @throws {TreeError} `unreadable` if git gives less than `size` bytes. */
export declare function streamBlob(git: Git, oid: string, path: string, size: number): AsyncGenerator<Buffer>;
/** The first bytes of a blob; git is stopped when it has given them. Throws as `streamBlob` does. */
export declare function blobHead(git: Git, blob: Blob, path: string, length: number): Promise<Uint8Array>;
