import { type Mapping } from '../artifacts/data.ts';
import type { Pointer } from '../documents/place.ts';
/** What is signed, how, and with what the file says it can be verified. Nothing of it holds before it is. */
export interface SignedContent {
    /** Version of the Sigstore bundle; null for a bare DSSE envelope. */
    readonly version: string | null;
    readonly body: Envelope | MessageSignature;
    readonly material: Material;
    /** The bundle itself, where a transparency log or a timestamp authority has a part in it: Sigstore's library verifies that. */
    readonly logged: Mapping | null;
}
/** DSSE v1 (secure-systems-lab/dsse, envelope.md). */
export interface Envelope {
    readonly kind: 'envelope';
    readonly payloadType: string;
    readonly payload: Uint8Array;
    readonly signatures: readonly {
        readonly keyId: string | null;
        readonly bytes: Uint8Array;
    }[];
}
/** A signature over the bytes of a file, which the bundle does not name. */
export interface MessageSignature {
    readonly kind: 'message';
    /** "SHA2_256" */
    readonly algorithm: string;
    readonly digest: Uint8Array;
    readonly bytes: Uint8Array;
}
export type Material = {
    readonly kind: 'none';
}
/** `pem` is the key itself, which only bundles of model signing before 1.0.1 hold. */
 | {
    readonly kind: 'key';
    readonly hint: string | null;
    readonly pem: string | null;
}
/** DER; the signer's comes first. */
 | {
    readonly kind: 'certificates';
    readonly certificates: readonly Uint8Array[];
};
/** Why a file is not what it says it is; `pointer` leads to the place. */
export declare class MalformedSignature extends Error {
    readonly pointer: Pointer;
    constructor(message: string, pointer: Pointer);
}
/**
 * Reads a Sigstore bundle (sigstore_bundle.proto as JSON) or a DSSE envelope.
 * @throws {MalformedSignature}
 */
export declare function readContent(value: unknown): SignedContent;
/** "0.3" of both forms of the media type: `...bundle.v0.3+json` and `...bundle+json;version=0.3`. */
export declare function bundleVersion(mediaType: unknown): string | null;
