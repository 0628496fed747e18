import { TreeError } from './tree.ts';
/** An open regular file of the tree; the caller closes `descriptor`. */
export interface OpenFile {
    readonly descriptor: number;
    readonly size: number;
}
/**
 * Opens a regular file that lies in the folder, following symbolic links only as far as they stay in it.
 * @param realRoot absolute path of the folder, without symbolic links
 * @throws {TreeError} `unreadable`
 */
export declare function openInside(realRoot: string, path: string): OpenFile;
/** The whole file. @throws {TreeError} `too-large` beyond `limit` bytes, `unreadable`. */
export declare function readInside(realRoot: string, path: string, limit: number): Uint8Array;
/** A file in pieces, each of which is good until the next is asked for. @throws {TreeError} `unreadable` */
export declare function streamInside(realRoot: string, path: string): AsyncGenerator<Uint8Array>;
/** The first bytes of a file. @throws {TreeError} `unreadable` */
export declare function headInside(realRoot: string, path: string, length: number): Uint8Array;
/** `Tree.below` of a folder on disk. @throws {TreeError} `unreadable` */
export declare function filesBelow(realRoot: string, path: string): string[];
/** Does a resolved path lie in the folder? Git's own files, which may hold credentials, count as outside. */
export declare function isInside(realRoot: string, real: string): boolean;
export declare function tooLarge(path: string, limit: number): TreeError;
/** Turns a system error into a `TreeError`, without the machine's paths. */
export declare function unreadable(path: string, error: unknown): TreeError;
export declare function systemCode(error: unknown): string;
