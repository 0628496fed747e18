import type { Pointer } from '../documents/place.ts';
export declare const IN_TOTO_PAYLOAD = "application/vnd.in-toto+json";
/** in-toto Statement (in-toto/attestation, spec/v1/statement.md; v0.1 has the same fields). */
export interface Statement {
    /** "1", "0.1" */
    readonly version: string;
    readonly predicateType: string;
    readonly predicate: unknown;
    /** One entry per digest. */
    readonly subjects: readonly StatementSubject[];
}
export interface StatementSubject {
    readonly name: string;
    readonly algorithm: string;
    /** Lowercase hex. */
    readonly digest: string;
    /** Of the digest, within the statement. */
    readonly pointer: Pointer;
}
/** The statement that a payload is. @throws {MalformedSignature} */
export declare function parseStatement(payload: Uint8Array): Statement;
/** @throws {MalformedSignature} */
export declare function readStatement(value: unknown): Statement;
