import type { ColumnLineage } from '../../../facts/types.ts';
/** What facets say that a dataset was made from. */
export interface Derivations {
    sources: DatasetName[];
    columns: ColumnLineage[];
}
/** What identifies a dataset, as OpenLineage writes it. */
export interface DatasetName {
    namespace: unknown;
    name: unknown;
}
/**
 * Reads the `columnLineage` facet and the newer `lineage` facet of a dataset, which names source datasets in so many
 * words (LineageDatasetFacet 1-0-0). Sources that are jobs are none: the run itself says those.
 */
export declare function derivationsOf(facets: unknown): Derivations;
/** What the `lineage` facet of a job or run says, by the id of the dataset that it is about (LineageJobFacet 1-0-0). */
export declare function declaredDerivations(facets: unknown): Map<string, Derivations>;
