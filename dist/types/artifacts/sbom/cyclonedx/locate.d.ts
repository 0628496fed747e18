import type { Pointer } from '../../../documents/place.ts';
import type { RecordedSbom } from '../../../facts/types.ts';
import type { Source } from '../../reader.ts';
import type { ComponentList } from './walk.ts';
/**
 * Turns a pointer into the record into a pointer into the file. Where the record left elements of a list out, the
 * list is mapped again: that is done for findings only.
 */
export declare class BomPlaces {
    #private;
    constructor(bom: unknown, sbom: RecordedSbom, list: ComponentList, source: Source);
    sourcePointer(pointer: Pointer): Pointer;
}
