import type { DigestAlgorithm } from '../facts/types.ts';
/** Hex digits of a digest; null where the algorithm leaves the length open. */
export declare const HEX_DIGITS: Readonly<Record<DigestAlgorithm, number | null>>;
/** The algorithm of a name as formats spell it: `SHA-256`, `sha256`, `SHA3_512`, `BLAKE2b-384`, `SHA2-256`, `SHA-512/256`. */
export declare function digestAlgorithm(name: string): DigestAlgorithm | null;
/** Why a digest cannot be compared with a file; null if it can. `value` is in lowercase. */
export declare function digestFault(algorithm: DigestAlgorithm, value: string): string | null;
export declare function isPlaceholderDigest(value: string): boolean;
