import type { Pointer } from '../../../documents/place.ts';
export declare function cpesOf(component: unknown): string[];
/** Identifiers beside purl and CPE, each with the way to it. */
export declare function identifiersOf(component: unknown): {
    value: string;
    pointer: Pointer;
}[];
