import type { DocumentProblem, Span } from './place.ts';
export interface DecodedText {
    /** Without a byte order mark. */
    readonly text: string;
    readonly problems: readonly DocumentProblem[];
    /** The bytes began with a byte order mark. Some programs then do not see what stands on the first line. */
    readonly bom: boolean;
}
/**
 * Decodes UTF-8. Other bytes are a problem, not an end: UTF-16 with a byte order mark is read as such, and bytes
 * that are no UTF-8 become U+FFFD.
 */
export declare function decodeText(bytes: Uint8Array): DecodedText;
/** Turns UTF-16 offsets of a text into lines and columns. Lines end with \n, \r\n or \r; they are found on first use. */
export declare class Lines {
    #private;
    constructor(text: string);
    /** 1-based line and column of an offset; offsets outside the text give its nearest end. */
    position(offset: number): {
        line: number;
        column: number;
    };
    /** The stretch from `start` to before `end`. */
    span(start: number, end: number): Span;
    /** Offset of the first character of a 1-based line; the text's length if there are fewer lines. */
    lineStart(line: number): number;
}
