/**
 * The bytes of a regular file that this user owns and nobody else may write: what a cache holds is believed, so it must
 * be one's own. Null for any other file, links among them, and for none.
 */
export declare function readOwnFile(path: string): Buffer | null;
