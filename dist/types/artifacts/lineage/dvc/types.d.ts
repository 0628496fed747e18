import type { LineageDataset } from '../../../facts/types.ts';
/** What a path holds, by its name: DVC itself does not say, but for metrics, parameters and declared artifacts. */
export declare function typeByName(path: string): LineageDataset['type'];
