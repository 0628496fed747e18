import type { Identity } from './identify.ts';
/** Which model format a ZIP archive is, by the entries that it begins with; null if by none of them. */
export declare function identifyZip(head: Uint8Array, whole: boolean): Identity | null;
