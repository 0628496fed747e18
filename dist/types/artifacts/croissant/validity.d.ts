import type { Pointer } from '../../documents/place.ts';
import type { Distribution } from './distribution.ts';
import type { LinkedNode } from './linked-data.ts';
export type Version = '0.8' | '1.0' | '1.1';
/** Something that makes the description invalid. */
export interface Fault {
    readonly message: string;
    readonly at: Pointer;
}
/** The version that a description states in `conformsTo`; 0.8 if it states none, or none that is known. */
export declare function versionOf(dataset: LinkedNode): Version;
export declare function missingProperties(dataset: LinkedNode): string[];
/** What is wrong with a description; none if it is valid. */
export declare function checkDataset(dataset: LinkedNode, version: Version, distribution: Distribution): Fault[];
