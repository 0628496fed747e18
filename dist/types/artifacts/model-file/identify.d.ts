import type { File } from '../../facts/types.ts';
/** What a model file is, and whether loading it runs code. */
export interface Identity {
    readonly format: string;
    readonly serialization: NonNullable<File['serialization']>;
}
/** Named as a model file, and the content is of no format that is known here. */
export declare const UNKNOWN: Identity;
/**
 * What a file is, by its first bytes. The name decides only where the bytes leave it open: a pickle called
 * `model.safetensors` is a pickle. Null for a file that is no model.
 */
export declare function identify(path: string, size: number, head: Uint8Array): Identity | null;
