import type { Identity } from './identify.ts';
/**
 * What a file of this extension holds by custom. It decides nothing where the content is at hand; it speaks for a
 * Git-LFS pointer, and it makes content that nobody knows worth a word.
 */
export declare const BY_EXTENSION: ReadonlyMap<string, Identity>;
export declare function isNeverModel(extension: string): boolean;
/** Is it an extension of model files, perhaps of others too? */
export declare function isModelLike(extension: string): boolean;
export declare function isPickleLike(extension: string): boolean;
