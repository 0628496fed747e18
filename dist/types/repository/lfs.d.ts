/** The object that a Git-LFS pointer file stands for. */
export interface LfsPointer {
    /** Lowercase hex SHA-256 of the object. */
    oid: string;
    /** Bytes of the object. */
    size: number;
}
/** Pointer files are shorter than this (git-lfs specification): longer content needs no parsing. */
export declare const LFS_POINTER_LIMIT = 1024;
/**
 * Parses a Git-LFS pointer file (git-lfs docs/spec.md): the version line, extensions in the order of their
 * priority, the object id, the size. Lines may end in CRLF, as git-lfs itself accepts.
 * Gives null for everything else, a pointer with unknown or unsorted keys included.
 */
export declare function parseLfsPointer(bytes: Uint8Array): LfsPointer | null;
