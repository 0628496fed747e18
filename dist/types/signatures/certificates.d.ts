import type { X509Certificate } from 'node:crypto';
import type { TrustedCertificate } from './trust.ts';
/** The certificates from the signer's to one that is trusted, or a sentence that says why there are none. */
export type Chain = readonly X509Certificate[] | string;
/**
 * Builds and checks the chain of a signing certificate (RFC 5280, 6.1): signatures, names, validity, basic constraints,
 * key usage. Self-signed certificates among the trusted ones are the anchors; if there are none, all of them are.
 * @param given the bundle's certificates, the signer's first
 * @param time at which all of them have to be valid
 */
export declare function verifyChain(given: readonly X509Certificate[], trusted: readonly TrustedCertificate[], time: Date): Chain;
/** @throws {RangeError} for a certificate whose times are none */
export declare function validity({ validFrom, validTo }: X509Certificate): readonly [Date, Date];
