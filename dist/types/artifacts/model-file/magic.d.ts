import type { Identity } from './identify.ts';
export declare function byMagic(head: Uint8Array): Identity | null;
/** Name of the archive or compression that the bytes begin with. */
export declare function containerOf(head: Uint8Array): string | null;
export declare function isUnpackedByLoaders(container: string): boolean;
