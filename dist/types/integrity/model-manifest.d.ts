/** What OpenSSF Model Signing v1.0 hashes files with; `blake2b` is that of 512 bits. */
export type ModelHashType = 'sha256' | 'blake2b' | 'blake3';
/** A file of a model: its path in the model's folder, with `/`, and the digest of its content in lowercase hex. */
export interface ModelResource {
    readonly path: string;
    readonly digest: string;
    /** Bytes of the file that the digest is of, the end exclusive; all of it without. */
    readonly range?: {
        readonly start: number;
        readonly end: number;
    };
}
export interface ModelStatementOptions {
    /** Default: `sha256`, the one that every implementation has. */
    readonly hashType?: ModelHashType;
    /** Are there files that are reached by a symbolic link? Default: false. */
    readonly allowSymlinks?: boolean;
    /** Files and folders of the model that are not among its resources, as paths in it. Default: none. */
    readonly ignorePaths?: readonly string[];
    /** Bytes of a shard where every resource is one; without it, every resource is a file. */
    readonly shardSize?: number;
}
/** The in-toto statement that a model's signature is made of. */
export interface ModelStatement {
    readonly _type: 'https://in-toto.io/Statement/v1';
    readonly subject: readonly [{
        readonly name: string;
        readonly digest: {
            readonly sha256: string;
        };
    }];
    readonly predicateType: 'https://model_signing/signature/v1.0';
    readonly predicate: {
        readonly serialization: {
            readonly method: 'files' | 'shards';
            readonly hash_type: ModelHashType;
            readonly shard_size?: number;
            readonly allow_symlinks: boolean;
            readonly ignore_paths?: readonly string[];
        };
        readonly resources: readonly {
            readonly name: string;
            /** The hash; of a shard with its length, "sha256-sharded-1000000000". */
            readonly algorithm: string;
            readonly digest: string;
        }[];
    };
}
/** What `model_signing` leaves out unless it is told otherwise: git's files, beside which comes the signature's own. */
export declare const UNSIGNED_PATHS: readonly string[];
/**
 * The statement of a model, file by file or shard by shard (github.com/ossf/model-signing-spec, version 1.0), unsigned. The subject's
 * digest is no file's: it is SHA-256 over the digests of all resources, in their order, and so names the model.
 * @param name of the model: that of its folder, or of its file; informative only
 */
export declare function modelStatement(name: string, files: readonly ModelResource[], { hashType, allowSymlinks, ignorePaths, shardSize }?: ModelStatementOptions): ModelStatement;
/**
 * The order of the reference implementation, which the model's digest depends on: that of Python's `PurePosixPath`,
 * segment by segment, by code point. `a/b` comes before `a-b`, where plain text has them the other way round.
 */
export declare function compareResourceNames(a: string, b: string): number;
