import { UserError } from '../errors.ts';
/** Files of a pack: path, with `/`, relative to the pack's folder, to bytes. */
export type PackFiles = ReadonlyMap<string, Uint8Array>;
/** What a source gives: a bundle to unpack, or the files as they are. */
export type PackContent = {
    readonly kind: 'bundle';
    readonly bytes: Uint8Array;
} | {
    readonly kind: 'files';
    readonly files: PackFiles;
};
export interface FetchOptions {
    /** Where fetched packs are kept; null keeps nothing. */
    readonly cacheDir: string | null;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Ends the work early. */
    readonly signal?: AbortSignal;
    /** Bytes done, and to do; 0 to do where that is not known. */
    readonly onProgress?: (stage: string, done: number, total: number) => void;
}
/** A bundle, or the files of a folder together: a hundred times what real packs have. */
export declare const MAX_PACK_BYTES: number;
export declare const MAX_PACK_FILES = 10000;
/** Why a pack was not fetched, and how to mend it. */
export declare class NotFetched extends UserError {
}
export declare function notFetched(reference: string, why: string, mend: string, cause?: unknown): NotFetched;
export declare function tooLarge(reference: string, what: string, limit: number): UserError;
