/** JSON as a policy reads it. Made once, given to every pack. */
export interface PolicyInput {
    /** UTF-8; an ArrayBuffer, so that a worker thread can take it over. */
    readonly json: ArrayBuffer;
}
/**
 * Encodes a value, or a JSON text, for a policy. Half surrogate pairs, which OPA refuses, become U+FFFD. Integers
 * beyond 2^53 lose digits on their way through a policy: state them as strings.
 * @throws {InternalError} POLICY_ABORTED if it is not JSON, POLICY_LIMIT if the nesting is too deep.
 */
export declare function policyInput(input: object | string): PolicyInput;
