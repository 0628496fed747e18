import type { Pointer } from './place.ts';
/** Writes segments as a JSON Pointer (RFC 6901): `['a/b', '0']` gives `/a~1b/0`; no segments give the empty text. */
export declare function formatPointer(pointer: Pointer): string;
/** Segments of a JSON Pointer (RFC 6901), unescaped; null if the text is not one. */
export declare function parsePointer(text: string): Pointer | null;
