import type { Pointer } from './place.ts';
/** Where JSON text breaks the grammar (RFC 8259), by UTF-16 offset. */
export interface JsonSyntaxError {
    readonly offset: number;
    readonly message: string;
}
/** A node of the index; nodes are numbered in document order and 0 is the whole value. */
export type JsonNode = number;
/** Offset after the closing quote of the string that begins at `start`; `limit` if it has none. */
export declare function stringEnd(text: string, start: number, limit: number): number;
/**
 * Positions of every value of a JSON text, made by one pass without recursion. It checks the grammar as strictly as
 * `JSON.parse`, so that it can say where and why that one failed.
 */
export declare class JsonIndex {
    #private;
    readonly error: JsonSyntaxError | null;
    constructor(text: string, start?: number, end?: number);
    start(node: JsonNode): number;
    end(node: JsonNode): number;
    /** Stretch of the node's key with its quotes; null for elements of arrays and the whole value. */
    key(node: JsonNode): {
        start: number;
        end: number;
    } | null;
    /** The node that a pointer leads to, or the last one on its way. */
    find(pointer: Pointer): JsonNode;
    /** Keys that stand more than once in their object: each occurrence after the first. */
    duplicateKeys(): Generator<{
        name: string;
        offset: number;
    }>;
}
