import { type Algorithm, type Key } from './keys.ts';
import type { PackFiles } from './source.ts';
/** OPA's signature file: `{"signatures": [JWT]}` (Open Policy Agent, "Bundles", "Signature Format"). */
export declare const SIGNATURES = ".signatures.json";
/** What a signature says of itself; nothing of it holds before it is verified. */
export interface SignatureClaims {
    readonly algorithm: string;
    /** `kid` of the header, or `keyid` of the payload, which older versions of OPA write. */
    readonly keyId: string | null;
    readonly scope: string | null;
}
/** Whose signature is accepted, and of which algorithm. */
export interface Signer {
    readonly key: Key;
    readonly algorithm: Algorithm;
    readonly keyId: string | null;
    readonly scope: string | null;
}
/**
 * `.signatures.json` over all files.
 * The same files and key give the same bytes with RS*, HS* and EdDSA; ES* and PS* draw a random number.
 * @throws {UserError} PACK if the key is not for the algorithm.
 */
export declare function signFiles(files: PackFiles, { key, algorithm, keyId, scope }: Signer): Uint8Array;
/**
 * Holds the files against the signature among them.
 * @throws {UserError} PACK if it is missing, not the signer's, or does not fit to the files: each of them has to be
 * covered, and each that it covers has to be there.
 */
export declare function verifyFiles(files: PackFiles, signer: Signer): void;
/** What the signature of a bundle says of itself, unverified; null if there is none. @throws {UserError} PACK */
export declare function readClaims(files: PackFiles): SignatureClaims | null;
