/** What `opa` signs with, and Modelward. */
export declare const SIGNED_HASH = "SHA-256";
export declare const MANIFEST = ".manifest";
/**
 * The digest of a bundle's file in hex, as OPA computes it for signatures (v1/bundle/hash.go of OPA 1.22.2).
 * @throws {UserError} PACK for another algorithm, and for data that cannot be parsed.
 */
export declare function hashFile(path: string, bytes: Uint8Array, algorithm: string): string;
