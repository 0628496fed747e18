import type { Reading, Source } from '../reader.ts';
export declare function isSubcard(text: string): boolean;
/** Reads a subcard. A response that a template left, or that is "None", says nothing. */
export declare function readSubcard(source: Source): Reading;
