import type { DocumentProblem, Pointer, Span } from './place.ts';
import type { Lines } from './text.ts';
/** A parsed JSON or YAML text. Positions are worked out when they are first asked for. */
export interface StructuredDocument {
    /** Plain data that JSON can hold; undefined if a problem is fatal. */
    readonly value: unknown;
    /** At most `PROBLEM_LIMIT`, sorted by offset. */
    readonly problems: readonly DocumentProblem[];
    /** Turns the offset of a problem into line and column. */
    readonly lines: Lines;
    /** Where the value stands; where the pointer leads nowhere, the nearest value around it. */
    span(pointer: Pointer): Span;
    /** Where the key of a mapping's entry stands; for anything else the same as `span`. */
    keySpan(pointer: Pointer): Span;
}
/** How deep values may be nested: readers and the policy engine recurse over them, and no real file comes near. */
export declare const DEPTH_LIMIT = 200;
/** How many problems of one document are kept: a hostile file could hold one for every few bytes. */
export declare const PROBLEM_LIMIT = 50;
/** A name from the document, quoted for a message and cut. Control characters come out escaped. */
export declare function quoted(name: string): string;
/** Sets an own property, whatever its name; plain assignment of `__proto__` would change the prototype. */
export declare function setOwn(target: Record<string, unknown>, key: string, value: unknown): void;
/** An element of an array by its pointer segment; -1 if the segment is no index. */
export declare function arrayIndex(segment: string): number;
