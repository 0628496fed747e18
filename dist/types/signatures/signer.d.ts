import type { Signer } from '../facts/types.ts';
export declare const NO_SIGNER: Signer;
/** What a certificate says of its holder; null where it is none that can be read. */
export declare function signerOf(der: Uint8Array): Signer | null;
