import { type Git } from './git.ts';
/** An entry of a git tree. */
export interface GitEntry {
    /** Relative to the folder that git runs in. */
    readonly path: string;
    /** False if the name is not UTF-8; see `decodePath`. */
    readonly valid: boolean;
    /** `100644`, `100755`, `120000` (symbolic link) or `160000` (submodule). */
    readonly mode: string;
    readonly oid: string;
    /** Bytes; null for a submodule, and for a blob that a partial clone lacks. */
    readonly size: number | null;
}
export declare const LINK_MODE = "120000";
export declare const SUBMODULE_MODE = "160000";
/**
 * Lists a commit's tree recursively, relative to git's folder; all of it, or the paths given.
 * @throws {GitFailed} where the sizes are not known: a partial clone whose content was not fetched
 */
export declare function listTree(git: Git, commit: string, paths?: readonly string[]): Promise<GitEntry[]>;
