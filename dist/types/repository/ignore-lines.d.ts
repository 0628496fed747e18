/** Lines of .gitignore form, in the root of the tree. */
export declare const IGNORE_FILE = ".modelwardignore";
/** An honest ignore file has a few lines; this bounds the work per path. */
export declare const IGNORE_FILE_LIMIT: number;
/**
 * Why matching a glob or ignore line could take too long, as a predicate of it; null if it cannot. Whoever wrote the
 * tree wrote the names that it is matched with as well.
 */
export declare function costlyPattern(pattern: string): string | null;
/** Is the path left out? A folder's path ends in `/`. */
export type Ignores = (path: string) => boolean;
/**
 * Makes the filter from the ignore file's text (null if there is none) and the configuration's lines, which win.
 * @throws {UserError} CONFIG for a line that would be too costly to match.
 */
export declare function ignoreFilter(fileText: string | null, exclude: readonly string[]): Promise<Ignores>;
