/** One line of a file that is read as it comes. */
export interface Line {
    /** 1-based. */
    readonly number: number;
    /** Without its end; null for a line that is longer than the limit. Good until the next line is asked for. */
    readonly bytes: Uint8Array | null;
}
/** Cuts bytes that come in pieces into lines, holding one line at most. */
export declare class LineSplitter {
    #private;
    /** @param limit bytes that a line may have */
    constructor(limit: number);
    /** The lines that end in this piece. */
    push(piece: Uint8Array): Generator<Line>;
    /** The last line, if it does not end. */
    end(): Generator<Line>;
}
