import { type KeyObject } from 'node:crypto';
/** How a key signs; null for a kind that Modelward does not verify. Ed25519 has no hash of its own. */
export declare function signatureHash({ asymmetricKeyType, asymmetricKeyDetails, }: KeyObject): {
    readonly hash: string | null;
} | null;
/** "EC P-384", for people. */
export declare function keyKind({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string;
/** Lowercase hex SHA-256 of the SubjectPublicKeyInfo. */
export declare function keyDigest(key: KeyObject): string;
/** What model_signing from 1.0.1 on calls a key by: hex SHA-256 of its PEM text. */
export declare function modelSigningHint(key: KeyObject): string;
/** Is it the key's signature over the bytes? Never throws. */
export declare function isSignatureOf(key: KeyObject, content: Uint8Array, signature: Uint8Array, hash?: string): boolean;
