/** A name that git or the file system gives, and whether it is text. */
export interface DecodedPath {
    /** The path; bytes that are not UTF-8 stand as `\xNN`. */
    path: string;
    valid: boolean;
}
/** Splits NUL-terminated names, as `git -z` writes them. */
export declare function decodePaths(bytes: Buffer): DecodedPath[];
/** Decodes one name. */
export declare function decodePath(bytes: Buffer): DecodedPath;
/** Sorts in place by path, in code-unit order. */
export declare function sortByPath<T extends {
    readonly path: string;
}>(items: T[]): T[];
