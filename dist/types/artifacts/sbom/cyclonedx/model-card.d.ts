import type { Pointer } from '../../../documents/place.ts';
import type { ComponentModelCard } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
/** Names of what a BOM holds, by `bom-ref`. */
export type Names = ReadonlyMap<string, string>;
/** The `modelCard` of a component; null if it has none. */
export declare function readModelCard(component: unknown, names: Names): ComponentModelCard | null;
/** A dataset is described on the spot, or refers to a component or to data of one. */
export declare function cardDatasets(card: unknown, names: Names): Kept<{
    id: string;
}>[];
/** Where a field of the record's model card stands in the file's. */
export declare function cardPointer(card: unknown, [field, ...rest]: Pointer): Pointer;
