import type { FileIndex } from './file-index.ts';
import type { Dataset, DatasetCard, Lineage, MlSystem, ModelCard, Sbom } from './types.ts';
export interface DatasetSources {
    systemId: string;
    modelCards: readonly ModelCard[];
    datasetCards: readonly DatasetCard[];
    sboms: readonly Sbom[];
    lineage: Pick<Lineage, 'runs' | 'datasets'>;
    mlSystem: MlSystem | null;
    index: FileIndex;
}
/**
 * Joins every dataset that an artifact names. Hub id, URL and purl of one dataset are one name; a lineage dataset
 * is also known by its aliases and, where just one fits, by its file's name. Lineage datasets that a run of this
 * repository makes are steps and not sources: they are left out unless some artifact names them.
 */
export declare function joinDatasets(sources: DatasetSources): Dataset[];
