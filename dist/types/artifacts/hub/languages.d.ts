import type { TextCheck } from './checks.ts';
/** A code of two or three small letters; one that ISO 639 does not have is only warned of. */
export declare const language: TextCheck;
