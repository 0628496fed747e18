/** Is `path` the folder itself, or below it? The empty folder holds everything. */
export declare function isWithin(path: string, folder: string): boolean;
/** Plain order of UTF-16 units: the same on every machine. */
export declare function byCodeUnit(a: string, b: string): number;
