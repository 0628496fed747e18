import type { FileIndex } from './file-index.ts';
import type { Dataset, DatasetCard, Lineage } from './types.ts';
interface SplitSources {
    datasetCards: readonly DatasetCard[];
    lineage: Pick<Lineage, 'runs' | 'datasets'>;
    index: FileIndex;
}
/**
 * Gives each dataset its splits: those that its card declares, and files of the lineage whose names say so
 * (`data/prepared/train.tsv`). Such a file belongs to the dataset that it is stated to be a part of, or to that of its
 * folder, else to the only dataset that the
 * run which made it, or a run before, has taken in.
 */
export declare function attachSplits(datasets: Dataset[], sources: SplitSources): void;
export {};
