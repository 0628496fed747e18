import type { Reading, Source } from '../reader.ts';
/** What is recognised and not verified: what is said of it. */
declare const DETACHED: {
    readonly 'cosign-bundle': 'a signature bundle of cosign before version 3';
    readonly openpgp: 'an OpenPGP signature';
    readonly ssh: 'an SSH signature';
    readonly minisign: 'a minisign signature';
    readonly 'detached-signature': 'a detached signature';
};
export type DetachedFormat = keyof typeof DETACHED;
/** A signature of a format that Modelward does not verify. */
export declare function detachedSignature({ path, exists }: Source, format: DetachedFormat): Reading;
/** `model.onnx.sigstore.json` signs `model.onnx`: the longest name before an ending that is there. */
export declare function signedFile(path: string, exists: (path: string) => boolean): string | null;
export {};
