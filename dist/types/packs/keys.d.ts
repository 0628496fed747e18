import { type KeyObject } from 'node:crypto';
/** Signature algorithms of JSON Web Signatures (RFC 7518, RFC 8037) that OPA's bundles use. */
export declare const ALGORITHMS: {
    readonly RS256: {
        readonly key: 'rsa';
        readonly hash: 'sha256';
    };
    readonly RS384: {
        readonly key: 'rsa';
        readonly hash: 'sha384';
    };
    readonly RS512: {
        readonly key: 'rsa';
        readonly hash: 'sha512';
    };
    readonly PS256: {
        readonly key: 'rsa';
        readonly hash: 'sha256';
    };
    readonly PS384: {
        readonly key: 'rsa';
        readonly hash: 'sha384';
    };
    readonly PS512: {
        readonly key: 'rsa';
        readonly hash: 'sha512';
    };
    readonly ES256: {
        readonly key: 'P-256';
        readonly hash: 'sha256';
    };
    readonly ES384: {
        readonly key: 'P-384';
        readonly hash: 'sha384';
    };
    readonly ES512: {
        readonly key: 'P-521';
        readonly hash: 'sha512';
    };
    readonly EdDSA: {
        readonly key: 'Ed25519';
        readonly hash: null;
    };
    readonly HS256: {
        readonly key: 'secret';
        readonly hash: 'sha256';
    };
    readonly HS384: {
        readonly key: 'secret';
        readonly hash: 'sha384';
    };
    readonly HS512: {
        readonly key: 'secret';
        readonly hash: 'sha512';
    };
};
export type Algorithm = keyof typeof ALGORITHMS;
export declare const ALGORITHM_NAMES: readonly Algorithm[];
export declare function isAlgorithm(name: unknown): name is Algorithm;
/** A key, and the algorithms that it can be used with: a public key is never taken for a secret. */
export interface Key {
    readonly object: KeyObject;
    /** The first is the usual one. */
    readonly algorithms: readonly Algorithm[];
}
/**
 * A key to sign with: a private key as PEM, or anything else as the secret of HS256.
 * @param name of the file or variable, for messages
 * @throws {UserError} PACK
 */
export declare function signingKey(content: string, name: string): Key;
/**
 * A key to verify with: a public key or certificate as PEM, or anything else as the secret of HS256.
 * @throws {UserError} PACK
 */
export declare function verificationKey(content: string, name: string): Key;
/** The public half as PEM; null for a secret, which stands in no file that others see. */
export declare function publicPem(key: Key): string | null;
/** "sha256:..." of the public half's SubjectPublicKeyInfo: what people compare. Null for a secret. */
export declare function fingerprint(key: Key): string | null;
