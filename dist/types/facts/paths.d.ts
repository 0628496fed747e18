/** The folder of a path; empty for a file at the top. */
export declare function folderOf(path: string): string;
/** Is `path` the folder itself, or below it? The empty folder holds everything. */
export declare function isWithin(path: string, folder: string): boolean;
export declare function lastSegment(path: string): string;
/** Plain order of UTF-16 units: the same on every machine. */
export declare function byCodeUnit(a: string, b: string): number;
