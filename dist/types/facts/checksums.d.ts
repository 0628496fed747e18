import type { RecordedChecksum } from '../artifacts/reader.ts';
import { type ByteRange, type DigestRequest, type DigestResult } from '../repository/tree.ts';
import type { Checksum, File, Signature } from './types.ts';
/** Digests of the tree's files by `digestKey`, as far as they could be computed. */
export type Digests = ReadonlyMap<string, DigestResult['digests']>;
/** What the digests of a file, or of a part of it, are found by. A path holds no NUL. */
export declare function digestKey(path: string, part?: ByteRange): string;
/** What is known of a file before its digests are: enough to say which digests are asked. */
export interface HashableFile {
    path: string;
    kind: File['kind'];
    lfs: {
        oid: string;
        size: number;
    } | null;
}
/** The digests that facts need: SHA-256 of every model file, and whatever a manifest, SBOM or lockfile records. */
export declare function digestRequests(files: readonly HashableFile[], recorded: readonly RecordedChecksum[]): DigestRequest[];
/** Sizes tell whether a file ends where its last part does. */
type SizedFile = HashableFile & Partial<Pick<File, 'size'>>;
/** Compares one recorded digest with the file that it is of. */
export declare function compareChecksum(recorded: RecordedChecksum, file: SizedFile | undefined, digests: Digests): Checksum;
/** A pointer states the digest of the content that it stands for. */
export declare function pointerChecksums(files: readonly HashableFile[]): Checksum[];
/** Model files that stand beside or below a checksum manifest, and in no record at all. */
export declare function unlistedChecksums(files: readonly File[], recorded: readonly Checksum[]): Checksum[];
/** Model files in the folder of a signed model that its signature does not cover, and that stand in no record at all. */
export declare function unsignedChecksums(signatures: readonly Signature[], files: readonly File[], recorded: readonly Checksum[]): Checksum[];
export {};
