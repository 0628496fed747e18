/** A line of a checksum file that may hold a digest, without its end. */
export interface LineRecord {
    text: string;
    /** UTF-16 offset of its first character in the file. */
    offset: number;
}
/**
 * The lines of a checksum file without blank lines, comments and the header of hashdeep, and without the armor of a clear-signed one.
 * A NUL anywhere means `-z`: records end with NUL, and a name may hold line feeds.
 */
export declare function splitRecords(text: string): {
    records: LineRecord[];
    zero: boolean;
};
