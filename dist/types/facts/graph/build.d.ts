import type { Dataset, DatasetCard, File, Lineage, LineageGraph, Model, ModelCard, Sbom } from '../types.ts';
export interface GraphSources {
    datasets: readonly Dataset[];
    models: readonly Model[];
    modelCards: readonly ModelCard[];
    datasetCards: readonly DatasetCard[];
    sboms: readonly Sbom[];
    files: readonly File[];
    lineage: Pick<Lineage, 'runs' | 'datasets'>;
}
/**
 * The graph of what was made of what, over all facts. Linear in their size. What is joined comes first, then the runs
 * with what they read and wrote, so that a limit leaves out what says least.
 */
export declare function lineageGraph(sources: GraphSources): LineageGraph;
