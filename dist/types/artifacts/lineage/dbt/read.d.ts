import type { Reading, Source } from '../../reader.ts';
/**
 * Reads a dbt manifest (v1 to v12, https://schemas.getdbt.com/dbt/manifest/): sources, seeds, models and snapshots are
 * datasets, what builds a model from its parents is a run, and an exposure of type `ml` is a model. The checksums of a
 * manifest are of normalized text, for dbt's own comparison of states; they identify no file.
 */
export declare function readDbtManifest(source: Source): Reading;
