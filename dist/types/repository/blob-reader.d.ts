import { type Git } from './git.ts';
/** Blobs up to this size are read whole; longer ones are streamed by a git process of their own. */
export declare const WHOLE_BLOB_BYTES: number;
/** Reads blobs through one `git cat-file --batch`, which is started by the first read. */
export declare class BlobReader {
    #private;
    constructor(git: Git);
    /** The whole blob; rejects if the repository lacks it, or git ends. */
    read(oid: string): Promise<Buffer>;
    close(): Promise<void>;
}
