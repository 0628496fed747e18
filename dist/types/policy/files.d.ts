import { type Tree } from '../repository/tree.ts';
/** Files that decide how a tree is judged: on the disk those that the user gives, in the tree those that its modelward.yml names. */
export type PolicyFiles = Pick<Tree, 'below' | 'read'>;
/** Paths are those of the disk, as the user gives them. */
export declare const DISK_FILES: PolicyFiles;
