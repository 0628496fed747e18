import { type GitReference, type GitRefReference } from './reference.ts';
import { type FetchOptions, type PackFiles } from './source.ts';
export interface GitOptions extends FetchOptions {
    /** What a server may send. */
    readonly maxTransferBytes?: number;
}
/**
 * The files of one folder at one commit. The first time they are fetched into the cache, from which they come
 * afterwards, without network. Any number of processes may do that at once.
 * @throws {UserError} PACK if the server cannot be reached or refuses, if there is no such commit or folder, or if it
 *   holds links, submodules or too much.
 */
export declare function fetchGit(reference: GitReference, options: GitOptions): Promise<PackFiles>;
/**
 * The commit that a branch or tag stands for now.
 * @throws {UserError} PACK if there is none, if it is both, or if the server cannot be reached or refuses.
 */
export declare function resolveGitRef(reference: GitRefReference, options: FetchOptions): Promise<GitReference>;
