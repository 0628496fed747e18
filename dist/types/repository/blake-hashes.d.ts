import { type IHasher } from 'hash-wasm';
import type { HashAlgorithm } from './tree.ts';
/** The BLAKE functions that OpenSSL, and so Node, does not have. */
export type BlakeAlgorithm = Extract<HashAlgorithm, 'blake2b-256' | 'blake2b-384' | 'blake3'>;
export declare function startBlake(algorithm: BlakeAlgorithm): Promise<{
    update: (chunk: Buffer) => IHasher;
    digest: (encoding: 'hex') => string;
}>;
