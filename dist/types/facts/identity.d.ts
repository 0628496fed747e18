import type { Pointer } from '../documents/place.ts';
/**
 * Rewrites a pointer into the facts document so that it does not change when elements are added, removed or
 * reordered: each list index becomes what identifies the element. `/model_cards/3/license` becomes
 * `/model_cards/[README.md]/license`. Elements that look alike are told apart by their number among their likes.
 * `known` keeps what was worked out for a list, for further pointers into the same document.
 */
export declare function stablePointer(document: unknown, pointer: Pointer, known?: KnownIdentities): string;
/** The identities of the elements of each list that was asked for. */
export type KnownIdentities = WeakMap<readonly unknown[], readonly string[]>;
