import type { DataQuality } from '../../../facts/types.ts';
/**
 * What was measured of a dataset: `dataQualityAssertions` and `dataQualityMetrics`, which stand among the facets of the
 * dataset or of the input, and `outputStatistics`. Null where nothing was.
 */
export declare function qualityOf(item: unknown): DataQuality | null;
