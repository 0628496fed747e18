/** A part of a Markdown document that can be shown in part. */
export interface Table {
    readonly head: string;
    readonly rows: readonly string[];
    readonly foot: string;
    /** What stands in place of the rows that do not fit. */
    readonly cut: (rows: number) => string;
}
export interface Section extends Table {
    /** Who is served first when not all fits: the lowest. */
    readonly rank: number;
}
/**
 * Puts sections together within a number of bytes of UTF-8. The lead always stands; then each section by rank takes
 * what it needs of what is left, and says how many of its rows are missing. Empty if not even the lead fits: GitHub
 * would drop it all the same.
 */
export declare function withinBytes(lead: string, sections: readonly Section[], budget: number): string;
