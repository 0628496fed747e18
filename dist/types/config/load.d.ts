import type { LocateSetting } from '../policy/profile-file.ts';
import type { Listing, Tree } from '../repository/tree.ts';
import type { ConfigFile } from './types.ts';
/** A configuration, and where in its file each setting stands. */
export interface Config {
    readonly file: ConfigFile;
    /** For messages; null without a configuration. */
    readonly path: string | null;
    /** It stands in the tree that it configures, and was not handed over by the user: what it names has to stay there. */
    readonly fromTree: boolean;
    readonly locate: LocateSetting;
    /** The lock of its packs, which stands beside it; null without one. */
    readonly lock: LockBytes | null;
}
export interface LockBytes {
    readonly path: string;
    readonly bytes: Uint8Array;
}
/**
 * Reads `modelward.yml`.
 * @throws {UserError} CONFIG with path, line and column, for the first thing that is wrong.
 */
export declare function parseConfig(path: string, bytes: Uint8Array, fromTree?: boolean, lock?: LockBytes | null): Config;
/** What the packs of the configuration were when they were pinned; it stands beside it. */
export declare const LOCK_NAME = "modelward.lock";
/**
 * The configuration of a tree: the file that the user names, else `modelward.yml` at its top, else none.
 * @throws {UserError} CONFIG if it cannot be read or is not valid: judging by other rules than the owner's would mislead.
 */
export declare function loadConfig(tree: Tree, listing: Listing, given: string | undefined): Promise<Config>;
