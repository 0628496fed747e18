import { type KeyObject, X509Certificate } from 'node:crypto';
/** Whose signatures are accepted. */
export interface Trust {
    readonly keys: readonly TrustedKey[];
    readonly chains: readonly TrustedCertificate[];
    readonly identities: readonly TrustedIdentity[];
    /** JSON of Sigstore's trusted root; null for that of the public instance, which is shipped. */
    readonly trustedRoot: unknown;
}
export interface TrustedKey {
    /** What the user calls it: the path of its file. */
    readonly name: string;
    readonly key: KeyObject;
    /** Lowercase hex SHA-256 of its SubjectPublicKeyInfo. */
    readonly sha256: string;
}
export interface TrustedCertificate {
    readonly name: string;
    readonly certificate: X509Certificate;
}
export interface TrustedIdentity {
    /** Subject alternative name; `*` stands for anything but `/`. */
    readonly identity: string;
    /** URL of the OpenID Connect issuer. */
    readonly issuer: string;
}
export declare const NO_TRUST: Trust;
export declare function trustsAnyone({ keys, chains, identities }: Trust): boolean;
/**
 * A public key as PEM, or that of a certificate. Answers with a sentence where there is none.
 */
export declare function readTrustedKey(name: string, text: string): TrustedKey | string;
/** All certificates of a PEM file. Answers with a sentence where there is none, or one cannot be read. */
export declare function readTrustedCertificates(name: string, text: string): TrustedCertificate[] | string;
/** Does the identity of a certificate fit to one that is trusted? `*` stands for anything but `/`. */
export declare function isIdentity(pattern: string, identity: string): boolean;
