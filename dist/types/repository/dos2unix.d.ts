import type { Hash } from 'node:crypto';
/**
 * The hash that DVC 2.x calls `md5` (`md5-dos2unix` in DVC 3): CRLF counts as LF in files that look like text.
 * Follows dvc-data's `HashStreamFile` and `istextblock`, block borders included, since a recorded digest has to
 * come out the same.
 */
export declare class Dos2UnixHash {
    #private;
    constructor(hash: Hash);
    update(chunk: Buffer): void;
    digest(): string;
}
