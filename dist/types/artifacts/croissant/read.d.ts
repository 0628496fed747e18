import type { Reading, Source } from '../reader.ts';
import { type Distribution } from './distribution.ts';
import { type LinkedNode } from './linked-data.ts';
import { type Fault } from './validity.ts';
/** What the parts of a description are read from. */
export interface Description {
    readonly source: Source;
    readonly node: LinkedNode;
    /** Id of the dataset in the lineage. */
    readonly id: string;
    readonly name: string;
    readonly distribution: Distribution;
    readonly faults: readonly Fault[];
}
/** Reads a Croissant description (0.8, 1.0, 1.1): one dataset card for each dataset, and its lineage. */
export declare function readCroissant(source: Source): Reading;
