import type { Pointer } from '../../../documents/place.ts';
import type { LineageDataset } from '../../../facts/types.ts';
/** What the facets of a dataset say, and where each fact stands in the document; the key '' is the dataset itself. */
export interface DatasetFacts {
    facts: Pick<LineageDataset, 'aliases' | 'type' | 'source' | 'revision' | 'digests' | 'license' | 'description' | 'steward' | 'classification' | 'personal_data' | 'columns' | 'lifecycle' | 'quality'>;
    places: ReadonlyMap<string, Pointer>;
}
/**
 * Reads the facets of an OpenLineage dataset. Standard ones: `symlinks`, `datasetType`, `dataSource`, `version`,
 * `documentation`, `ownership`, `tags`, `schema`, `lifecycleStateChange`, and those of `quality.ts`. OpenLineage has none for digests, licenses and sensitivity; these custom
 * facets are read: any with `sha256` (policies/schemas/openlineage-sha256-facet.json), `license {license}`, `classification {classification}` and
 * `personal_data {personal_data}`.
 */
export declare function readDataset(item: unknown, at: Pointer): DatasetFacts;
