import type { Locate } from '../artifacts/reader.ts';
import type { Place } from '../documents/place.ts';
import { type GovernanceOrigins } from './governance.ts';
import type { Facts } from './types.ts';
/** Where a record stands: the file, and its reader's way to find a value in it. */
export interface Origin {
    path: string;
    locate: Locate;
}
/** Origins of the records, in the order in which the facts document lists them. */
export interface Origins {
    model_cards: readonly Origin[];
    dataset_cards: readonly Origin[];
    sboms: readonly Origin[];
    runs: readonly Origin[];
    lineage_datasets: readonly Origin[];
    saved_models: readonly Origin[];
    lineage_errors: readonly Origin[];
    remotes: readonly Origin[];
    /** The first ones of the document; what no artifact records (an unlisted file, a Git-LFS pointer) comes after, without origin. */
    checksums: readonly Origin[];
    evaluations: readonly Origin[];
    scan_results: readonly Origin[];
    weight_indexes: readonly Origin[];
    dependencies: readonly Origin[];
    signatures: readonly Origin[];
    governance: GovernanceOrigins;
}
/** Turns pointers into the facts document into places and into fingerprint material. */
export interface Placer {
    place(pointer: string): Promise<Place>;
    stablePointer(pointer: string): string;
}
export declare function createPlacer(facts: Facts, origins: Origins): Placer;
