export declare const MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json";
/** Indexes too: refusing one says more than a registry's 404 does. */
export declare const MANIFEST_TYPES: string[];
/** OCI Image Format Specification 1.1, "Content Descriptors". */
export interface Descriptor {
    readonly mediaType: string;
    readonly digest: string;
    readonly size: number;
    readonly annotations?: Readonly<Record<string, string>>;
}
/** What a manifest says a pack is. */
export type PackLayers = {
    readonly kind: 'bundle';
    readonly layer: Descriptor;
} | {
    readonly kind: 'files';
    readonly layers: ReadonlyMap<string, Descriptor>;
};
/** A manifest that is none, or describes no pack. The message says what it is, and continues "...: ". */
export declare class NoPack extends Error {
    readonly mend: string;
    constructor(what: string, mend: string);
}
/**
 * Finds the pack in a manifest.
 * @throws {NoPack}
 */
export declare function parseManifest(bytes: Uint8Array): PackLayers;
/** The manifest of a bundle. There is no time in it: the same bundle gives the same digest. */
export declare function writeManifest(config: Uint8Array, bundle: Uint8Array, title: string, annotations: Readonly<Record<string, string>>): Uint8Array;
/** "sha256:" and hex digits. */
export declare function sha256(bytes: Uint8Array): string;
