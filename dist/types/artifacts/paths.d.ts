/** The folder of a path; empty for a file at the top. */
export declare function folderOf(path: string): string;
/** The last segment of a path. */
export declare function baseName(path: string): string;
/** The last extension in lowercase with its dot; empty for `Makefile` and `.gitignore`. */
export declare function extensionOf(path: string): string;
/**
 * The path in the tree that `name`, written in a file of `folder`, stands for; null if it is absolute or leaves the
 * tree on its way, also where it comes back.
 */
export declare function resolveInTree(folder: string, name: string): string | null;
