import { type TextState } from './placeholder.ts';
/** How many characters of a body are read: the lexer takes some seconds for a megabyte of the worst Markdown. */
export declare const BODY_LIMIT: number;
/** A heading of the Markdown with what stands below it, up to the next heading of any level. */
export interface Heading {
    readonly level: number;
    /** Without marks of emphasis, links and code. */
    readonly text: string;
    /** Lower case, without punctuation and numbering: what the tables of known headings are compared with. */
    readonly normal: string;
    /** 0-based line within the body. */
    readonly line: number;
    /** Length of the heading's first line. */
    readonly width: number;
    readonly state: TextState;
}
/**
 * The headings of a Markdown body (CommonMark with GitHub's tables); a `#` within code, a list, a quote or an HTML block
 * is none. Null where the Markdown is beyond the lexer.
 */
export declare function outline(body: string): Promise<Heading[] | null>;
