import { type PackRepository } from './command.ts';
/** An object is missing, or its bytes are not those that its id names. */
export declare class DamagedRepository extends Error {
}
/** The objects together have more bytes than asked for. */
export declare class TooManyBytes extends Error {
}
/** The repository's signal came. */
export declare class GitStopped extends Error {
}
export interface GitObject {
    /** commit, tree, blob or tag */
    readonly type: string;
    readonly bytes: Buffer;
}
export interface TreeEntry {
    /** Octal, as git writes it: 40000 for a folder. */
    readonly mode: string;
    readonly name: Buffer;
    readonly id: string;
}
/**
 * Reads objects through one `git cat-file --batch`. Each is hashed and compared with its id, so that neither the server
 * nor what lies in the cache has to be trusted.
 */
export declare class ObjectReader {
    #private;
    constructor(repository: PackRepository, maxBytes: number);
    /**
     * The objects in the order of the ids.
     * @throws {DamagedRepository}
     * @throws {TooManyBytes}
     * @throws {GitStopped}
     * @throws {GitMissing}
     */
    read(ids: readonly string[]): Promise<GitObject[]>;
    close(): Promise<void>;
}
/** The entries of a tree object: mode, blank, name, NUL, id in binary. @throws {DamagedRepository} */
export declare function parseTree(bytes: Buffer, idLength: number): TreeEntry[];
