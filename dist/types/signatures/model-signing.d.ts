import type { Pointer } from '../documents/place.ts';
import type { Statement } from './statement.ts';
/** Predicate of OpenSSF Model Signing 1.0, and of model_signing 0.2 before it. */
export declare const MODEL_PREDICATE = "https://model_signing/signature/v1.0";
/** The model that a statement describes. */
export interface ModelManifest {
    /** Name of the folder or file; informative. */
    readonly name: string;
    /** SHA-256 over all digests in their order: what names the model. Null before 1.0. */
    readonly sha256: string | null;
    readonly resources: readonly Resource[];
    readonly serialization: Serialization;
}
export interface Serialization {
    readonly method: 'files' | 'shards';
    readonly hashType: string;
    readonly shardSize: number | null;
    readonly allowSymlinks: boolean;
    /** Paths within the model; a folder stands for all that is in it. */
    readonly ignorePaths: readonly string[];
}
export interface Shard {
    readonly start: number;
    /** Exclusive. */
    readonly end: number;
    /** The file ends with it. */
    readonly last: boolean;
}
export interface Resource {
    /** Path within the model, with `/`; "." for a model that is one file. */
    readonly path: string;
    /** Bytes of the file that the digest is of; null for all of it. */
    readonly range: Shard | null;
    /** "sha256", "blake2b", "blake3" */
    readonly algorithm: string;
    /** Lowercase hex. */
    readonly digest: string;
    /** Within the statement. */
    readonly pointer: Pointer;
}
export declare function isModelStatement({ predicateType }: Statement): boolean;
/**
 * What `ignore_paths` leaves out, and git's own files: paths within the model. Each is exact, and a folder stands for
 * all that is in it.
 */
export declare function ignoring(paths: readonly string[]): (path: string) => boolean;
/** Was it made by model_signing 0.2, whose envelopes are signed in another way? */
export declare function isEarlyStatement(payload: Uint8Array): boolean;
/** Signatures of model_signing 0.2 say nothing of files that are not signed. */
export declare function saysWhatIsComplete({ sha256 }: ModelManifest): boolean;
/**
 * The model of a statement; its own digest has to be that of its resources.
 * @throws {MalformedSignature}
 */
export declare function readModel(statement: Statement): ModelManifest;
