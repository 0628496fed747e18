import type { Pointer } from '../../../documents/place.ts';
import type { ComponentModelCard, EnergyUse, Evaluation, FairnessAssessment } from '../../../facts/types.ts';
import { type Kept } from '../values.ts';
/** Names of what a BOM holds, by `bom-ref`. */
export type Names = ReadonlyMap<string, string>;
/** The `modelCard` of a component; null if it has none. */
export declare function readModelCard(component: unknown, names: Names): ComponentModelCard | null;
export declare function ethicalConsiderations(considerations: unknown): Kept<ComponentModelCard['ethical_considerations'][number]>[];
export declare function fairnessAssessments(considerations: unknown): Kept<FairnessAssessment>[];
/** Since CycloneDX 1.6. */
export declare function energyUses(considerations: unknown): Kept<EnergyUse>[];
/** A dataset is described on the spot, or refers to a component or to data of one. */
export declare function cardDatasets(card: unknown, names: Names): Kept<{
    id: string;
}>[];
/** CycloneDX says of a metric on which slice it was taken, and of no dataset; the slice is given as the split. */
export declare function cardEvaluations(card: unknown): Kept<Evaluation>[];
/** Where a field of the record's model card stands in the file's. */
export declare function cardPointer(card: unknown, [field, ...rest]: Pointer): Pointer;
