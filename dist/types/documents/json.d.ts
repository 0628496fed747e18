import { type StructuredDocument } from './document.ts';
export type JsonDocument = StructuredDocument;
export interface JsonLimits {
    /** How deep values may be nested; `DEPTH_LIMIT` by default. */
    readonly depth?: number;
}
/**
 * Parses JSON (RFC 8259). A duplicate key is a problem and its last value counts, as in every common parser; a syntax
 * error or too deep nesting is fatal.
 */
export declare function parseJson(text: string, limits?: JsonLimits): JsonDocument;
/**
 * Parses JSON Lines. The value is the array of the lines' values, so that pointers begin with the record's number;
 * blank lines do not count. A line that cannot be parsed is left out and is a problem; if no line can be, it is fatal.
 */
export declare function parseJsonLines(text: string, limits?: JsonLimits): JsonDocument;
