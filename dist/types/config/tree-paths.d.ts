import type { PolicyFiles } from '../policy/files.ts';
import { type Tree } from '../repository/tree.ts';
/**
 * What a modelward.yml of the tree may name: files of that tree, also where it is a revision. Whoever wrote the tree
 * does not choose which other files of the machine are read, so that neither a path nor a link on the way may leave it.
 */
export declare function filesOfTree(tree: Tree): PolicyFiles;
