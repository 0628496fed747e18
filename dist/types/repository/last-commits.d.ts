import type { LastCommit } from '../facts/types.ts';
import { type Git } from './git.ts';
/** Last commits of files on disk; paths whose content is not the commit's are left out. */
export declare function lastCommitsOnDisk(git: Git, commit: string, prefix: string, paths: readonly string[]): Promise<Map<string, LastCommit>>;
/**
 * Last commits of files of a revision.
 * @param oids blob of each path in that revision
 */
export declare function lastCommitsOf(git: Git, commit: string, prefix: string, oids: ReadonlyMap<string, string>): Promise<Map<string, LastCommit>>;
