import type { RecordedSbom } from './types.ts';
/**
 * Fills in which SBOM and component the BOM-Links and the affected components of all SBOMs mean. A BOM-Link is
 * `urn:cdx:<serial number>/<version>` of a document and `...#<ref>` of what it holds (CycloneDX, "BOM-Link").
 */
export declare function resolveBomLinks<Document extends RecordedSbom>(sboms: readonly Document[]): Document[];
