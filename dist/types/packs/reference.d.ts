/** A folder of Rego, compiled on the spot. */
export interface FolderReference {
    readonly kind: 'folder';
    readonly path: string;
}
/** A bundle in a file: `.tar.gz` or `.tgz`. */
export interface BundleReference {
    readonly kind: 'bundle';
    readonly path: string;
}
/** One folder at one commit: `git+https://host/org/repo.git@<commit>#dir`. */
export interface GitReference {
    readonly kind: 'git';
    /** `https://host/org/repo.git`; `http` for this machine only. Holds no credentials. */
    readonly url: string;
    /** 40 (SHA-1) or 64 (SHA-256) hex digits, in lower case. */
    readonly commit: string;
    /** With `/`, relative to the repository; empty for all of it. */
    readonly directory: string;
}
/** A bundle in a registry: `oci://registry/repo@sha256:<64 hex>`. */
export interface OciReference {
    readonly kind: 'oci';
    /** Host, and port if there is one. */
    readonly registry: string;
    readonly repository: string;
    /** Stands beside the digest for people to read; decides nothing. */
    readonly tag: string | null;
    /** Of the manifest: "sha256:" and 64 hex digits in lower case. */
    readonly digest: string;
}
/** What a pack is loaded from: a place on this machine, or bytes that no one can change. */
export type PackReference = FolderReference | BundleReference | GitReference | OciReference;
/** A branch, a tag or a short commit: `policy lock` looks up what it is now, and nothing else may. */
export interface GitRefReference {
    readonly kind: 'git-ref';
    readonly url: string;
    /** HEAD is the repository's default branch. */
    readonly ref: string;
    readonly directory: string;
}
/** A tag in a registry: what `policy lock` looks up, and `policy push` writes. */
export interface OciTagReference {
    readonly kind: 'oci-tag';
    readonly registry: string;
    readonly repository: string;
    readonly tag: string | null;
}
export type UnpinnedReference = GitRefReference | OciTagReference;
/**
 * Reads where a pack comes from, as modelward.yml, `--policy` and modelward.lock write it.
 * @throws {UserError} PACK if it is malformed, or names a branch or tag instead of a commit or digest.
 */
export declare function parsePackReference(text: string): PackReference;
/**
 * Reads a reference that need not be pinned yet: for `policy lock` and `policy push`.
 * @throws {UserError} PACK if it is malformed.
 */
export declare function parseAnyReference(text: string): PackReference | UnpinnedReference;
/** The text that parses to the reference. */
export declare function formatReference(reference: PackReference | UnpinnedReference): string;
/** Is a host name or address, with or without a port, this very machine? There, and only there, plain HTTP is fine. */
export declare function isLoopback(host: string): boolean;
