import type { CardSupplement } from '../reader.ts';
/** A supplement that says nothing: what each kind fills. */
export declare function noSupplement(path: string, format: CardSupplement['format'], folder: string): CardSupplement;
