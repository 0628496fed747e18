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
}
/**
 * Reads `modelward.yml`.
 * @throws {UserError} CONFIG with path, line and column, for the first thing that is wrong.
 */
export declare function parseConfig(path: string, bytes: Uint8Array, fromTree?: boolean): Config;
/**
 * The configuration of a tree: the file that the user names, else `modelward.yml` at its top, else none.
 * @throws {UserError} CONFIG if it cannot be read or is not valid: judging by other rules than the owner's would mislead.
 */
export declare function loadConfig(tree: Tree, listing: Listing, given: string | undefined): Promise<Config>;
