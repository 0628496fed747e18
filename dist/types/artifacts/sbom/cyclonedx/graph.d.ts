import type { Pointer } from '../../../documents/place.ts';
import type { Composition, Sbom } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
type Graph = Pick<Sbom, 'dependencies' | 'provides' | 'dangling_refs' | 'compositions'>;
/**
 * What depends on what, and how complete that is said to be. `known` are the refs that something has, each
 * by itself: a ref is text that is in the file many times, and is to be in memory once.
 */
export declare function readGraph(bom: unknown, known: ReadonlyMap<string, string>): Graph;
export declare function isBomLink(ref: string): boolean;
/** Where the record's refs stand in the file. */
export declare function graphPointer(bom: unknown, [list, ref, index]: Pointer): Pointer;
/** Where a ref that nothing has is named first. */
export declare function danglingPointer(bom: unknown, ref: string): Pointer;
export declare function compositionsOf(bom: unknown): Kept<Composition>[];
export declare function refsOf(list: unknown): string[];
export {};
