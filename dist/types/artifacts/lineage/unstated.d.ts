import type { LineageDataset, Run } from '../../facts/types.ts';
/** A lineage dataset of which no more is known than its name; a format adds what it states. */
export declare function unstatedDataset(): Omit<LineageDataset, 'path' | 'format' | 'id' | 'name' | 'type'>;
/** A run of which no more is known than that it is. */
export declare function unstatedRun(): Omit<Run, 'path' | 'format' | 'id' | 'job' | 'state'>;
