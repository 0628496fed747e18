import type { Pointer } from '../../../documents/place.ts';
import type { RecordedChecksum, Source } from '../../reader.ts';
import type { ComponentList } from './walk.ts';
/** A recorded digest, and where its parts stand in the file. */
interface PlacedChecksum {
    readonly value: RecordedChecksum;
    /** `list` is given, not held: it keeps the whole BOM in memory. */
    place(list: ComponentList, pointer: Pointer): Pointer;
}
/**
 * The digests that the BOM records of files of the tree, as components or behind external references; those of packages
 * are nothing that the tree could prove.
 */
export declare function checksumsOf(bom: unknown, list: ComponentList, source: Source): PlacedChecksum[];
export {};
