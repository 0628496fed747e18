import type { Pointer } from '../../../documents/place.ts';
/** The components of a BOM in document order, each with the way back to where it stands. */
export declare class ComponentList {
    #private;
    readonly components: unknown[];
    /** The BOM has more components than the limit. */
    truncated: boolean;
    constructor(bom: unknown, limit: number);
    isSubject(component: number): boolean;
    /** Where the component stands in the file. */
    pointer(component: number): Pointer;
}
