import type { Pointer } from '../../documents/place.ts';
/** What a manifest may hold, without what only its schema checks. Made by build/manifests.mjs. */
export type Shape = {
    readonly kind: 'text' | 'date' | 'link' | 'flag' | 'number';
} | {
    readonly kind: 'choice';
    readonly of: readonly unknown[];
} | {
    readonly kind: 'list' | 'map';
    readonly of: Shape;
} | {
    readonly kind: 'record';
    readonly keys: Readonly<Record<string, Shape>>;
};
/** Keys that the record at a place of the file may have; none where no record is. */
export declare function keysAt(shape: Shape, pointer: Pointer): readonly string[];
