import type { KeyObject } from 'node:crypto';
import type { Envelope } from './content.ts';
/** What a signature of an envelope is over: "PAE" of DSSE v1 (secure-systems-lab/dsse, protocol.md). */
export declare function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array;
/** Has the key signed the envelope? One of its signatures is enough. */
export declare function isEnvelopeOf(key: KeyObject, { payloadType, payload, signatures }: Envelope): boolean;
/**
 * As `isEnvelopeOf`, for model_signing 0.2: it wrote "DSSEV1", took the payload as Python prints bytes, and hashed with
 * SHA-256 whatever the curve of a certificate's key.
 */
export declare function isEarlyEnvelopeOf(key: KeyObject, { payloadType, payload, signatures }: Envelope): boolean;
