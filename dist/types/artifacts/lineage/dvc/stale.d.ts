import type { StaleEntry } from '../../../facts/types.ts';
import { type Mapping } from '../../data.ts';
/** What a stage declares that can be held against its entry in dvc.lock, paths as they are written. */
export interface Declared {
    command: string | null;
    inputs: readonly string[];
    outputs: readonly string[];
    /** By the file as it is written: the keys, none for all of them, and what the file holds now. */
    parameters: ReadonlyMap<string, {
        keys: readonly string[];
        values: Mapping | null;
    }>;
}
/** How a stage differs from what `dvc repro` last ran, as `dvc status` tells it; the bytes of files are not compared here. */
export declare function staleEntries(declared: Declared, entry: unknown): StaleEntry[];
