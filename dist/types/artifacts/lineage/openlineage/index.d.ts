import type { LineageFormat } from '../format.ts';
/** Events, by the keys that they have in common. */
export declare const openLineage: LineageFormat;
