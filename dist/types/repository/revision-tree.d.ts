import { type Git } from './git.ts';
import type { OpenTreeOptions } from './open-tree.ts';
import { type Tree } from './tree.ts';
/**
 * Opens a revision of the repository that git's folder lies in.
 * @throws {UserError} REVISION if git does not know it, CONFIG for its `.modelwardignore`
 */
export declare function openRevision(root: string, git: Git, rev: string, { exclude, everything }: Pick<OpenTreeOptions, 'exclude' | 'everything'>): Promise<Tree>;
