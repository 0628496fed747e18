import type { File, WeightIndex } from './types.ts';
/** Completes each index by what the tree holds: shards of its series that it does not name, and the bytes of tensors. */
export declare function joinWeightIndexes(indexes: readonly WeightIndex[], files: readonly Pick<File, 'path'>[], tensorBytes: ReadonlyMap<string, number>): WeightIndex[];
