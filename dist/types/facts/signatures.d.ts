import type { File, Signature } from './types.ts';
/** What of its folder a model signature covers and leaves out. */
export declare function withCoverage(signature: Signature, files: readonly File[]): Signature;
