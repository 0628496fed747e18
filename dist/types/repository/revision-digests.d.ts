import { type BlobReader } from './blob-reader.ts';
import type { Git } from './git.ts';
import type { Blob } from './revision-files.ts';
import { type DigestRequest, type DigestResult, type Progress } from './tree.ts';
/** Hashes blobs as git unpacks them: long ones are streamed, by as many git processes as there are cores. */
export declare function hashBlobs(git: Git, reader: BlobReader, blobs: ReadonlyMap<string, Blob>, requests: readonly DigestRequest[], progress?: Progress): Promise<DigestResult[]>;
