import { type Environment } from './git.ts';
import { type Tree } from './tree.ts';
export interface OpenTreeOptions {
    /** Any git revision; without it the files on disk are the tree. */
    rev?: string;
    /** The files on disk and nothing of git, also where the folder lies in a repository. */
    asFolder?: boolean;
    /**
     * All files of the folder or revision, whatever `.modelwardignore` says, and on disk whatever git ignores; only
     * `exclude` counts, and git's own files are left out.
     */
    everything?: boolean;
    /** Lines of .gitignore form. They win over the tree's `.modelwardignore`. */
    exclude?: readonly string[];
    /** Environment for git; this process's own by default. */
    env?: Environment;
    /** The bundled `hash-worker.ts`; without it one thread hashes. */
    hashWorker?: URL;
}
/**
 * Opens what is to be checked: a git revision if `rev` is given, else the working copy that `root` lies in, else
 * the plain folder.
 * @throws {UserError} PATH if the root is no folder, REVISION, CONFIG for an ignore line
 */
export declare function openTree(root: string, options?: OpenTreeOptions): Promise<Tree>;
