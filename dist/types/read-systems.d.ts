import type { Assets } from './assets.ts';
import { type Config } from './config/load.ts';
import { type SystemFacts } from './facts/build.ts';
import type { Repository } from './facts/types.ts';
import type { Listing, Tree } from './repository/tree.ts';
/** What is read. */
export interface ReadOptions {
    /** The folder that is checked. */
    path: string;
    /** A git revision instead of the working copy. */
    rev?: string;
    /** The files on disk as they are: nothing of git is in the facts. For fixtures, which read the same everywhere. */
    asFolder?: boolean;
    /** Configuration file; without it `modelward.yml` of the tree, if there is one. */
    config?: string;
    /** The time at which certificates of signatures have to be valid, RFC 3339; without it none is judged. */
    effectiveTime?: string;
    assets: Assets;
    /** Says what is going on, with bytes or files done and in all. */
    onProgress?: (stage: string, done: number, total: number) => void;
}
/** A tree that was read, as the facts of its systems. */
export interface ReadSystems {
    repository: Repository;
    prefix: string;
    config: Config;
    systems: SystemFacts[];
    /** What `.modelwardignore` and `exclude` hide. */
    ignored: readonly string[];
}
/**
 * The first half of the way: a tree, its artifacts, the facts of each system.
 * @throws {UserError} PATH, REVISION, CONFIG
 */
export declare function readSystems(options: ReadOptions): Promise<ReadSystems>;
/** As `readSystems`, of a tree that is open. */
export declare function readConfigured({ tree, listing, config }: ConfiguredTree, options: ReadOptions): Promise<ReadSystems>;
/** A tree that is open, and how it is to be judged. */
export interface ConfiguredTree {
    tree: Tree;
    listing: Listing;
    config: Config;
}
/**
 * Opens the tree for as long as `use` takes.
 * @throws {UserError} PATH, REVISION, CONFIG
 */
export declare function withConfiguredTree<T>(options: ReadOptions, use: (configured: ConfiguredTree) => Promise<T>): Promise<T>;
