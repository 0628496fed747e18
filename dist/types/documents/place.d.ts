/** A stretch of a file; lines and columns are 1-based, columns count UTF-16 units, the end is exclusive. */
export interface Span {
    line: number;
    column: number;
    end_line: number;
    end_column: number;
}
/** A span in a file of the tree. */
export interface Place extends Span {
    path: string;
}
/** Segments of a JSON Pointer (RFC 6901), unescaped. */
export type Pointer = readonly string[];
/** Something wrong with a document, at an offset that `Lines` turns into line and column. */
export interface DocumentProblem {
    reason: 'malformed' | 'limit';
    message: string;
    /** UTF-16 offset in the text. */
    offset: number;
    /** The document could be read in spite of it. */
    fatal: boolean;
}
