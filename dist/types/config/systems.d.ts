import type { LocateSetting } from '../policy/profile-file.ts';
/**
 * Folders that the `systems:` globs name, sorted; the whole tree (`['']`) without globs.
 * @throws {UserError} CONFIG if a glob names no folder, so that a system that moved is not silently left out.
 */
export declare function findSystems(globs: readonly string[] | undefined, paths: readonly string[], locate?: LocateSetting): Promise<string[]>;
