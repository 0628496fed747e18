/** Where GitHub looks for code owners, in this order: the first file counts. */
export declare const LOCATIONS: readonly string[];
