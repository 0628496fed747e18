import type { Place } from '../documents/place.ts';
/** What the verdict needs to know of where facts stand. Pointers are JSON Pointers into the facts document. */
export interface Placer {
    place(pointer: string): Promise<Place>;
    /** The pointer with each list index replaced by what identifies the element. */
    stablePointer(pointer: string): string;
}
