import { type Git } from './git.ts';
import { type GitEntry } from './ls-tree.ts';
/**
 * Does the file on disk hold what the commit holds? Git's own answer (`git status`) could start a filter program
 * that the repository configures, so that contents are compared here: as they are, with CRLF for LF (`autocrlf`),
 * and with a Git-LFS pointer in place of the content.
 */
export declare function isCommitted(git: Git, entry: GitEntry): Promise<boolean>;
