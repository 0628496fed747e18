import type { ArtifactRecord } from '../artifacts/reader.ts';
import type { Origin } from './places.ts';
import type { LineageDataset } from './types.ts';
type DatasetRecord = Extract<ArtifactRecord, {
    into: 'lineage_datasets';
}>;
/** Many events speak of one dataset: the first that states a fact decides it, names and digests add up. */
export declare function mergeLineageDatasets(records: readonly DatasetRecord[]): {
    value: LineageDataset;
    origin: Origin;
}[];
export {};
