/** The outermost keys of a JSON text, as far as the bytes that are at hand go. */
export interface Peek {
    /** What the text is: an object, an array (keys are those of its first object), or objects line by line. */
    readonly shape: 'object' | 'array' | 'lines';
    /** Text of short string values, null for every other value. The first object's, in order. */
    readonly keys: ReadonlyMap<string, string | null>;
    /** The first object ends within the bytes, so that a key that is not in `keys` is not there. */
    readonly complete: boolean;
}
/**
 * Looks at the head of a file for its outermost keys without parsing it, so that it can be told apart even where the
 * head ends in the middle of a value or the text is broken further on. Null if it does not begin as JSON does.
 */
export declare function peekJson(head: Uint8Array): Peek | null;
