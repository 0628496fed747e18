import type { Completeness, RecordedSbom } from './types.ts';
/** How many components that lack an element are listed: of an SBOM of thousands all may. */
export declare const LACKING_LISTED = 100;
/**
 * Counts which minimum elements an SBOM has, whatever its format.
 *
 * Sources: NTIA 2021, "Data Fields"; CISA 2025 (draft), "Data Fields"; BSI TR-03183-2 2.1.0, 5.2.1 and 5.2.2; G7 SBOM for
 * AI 2026, clusters Metadata, System Level Properties, Models, Dataset Properties, Infrastructure, Security Properties
 * and Key Performance Indicators. What cannot be told from an SBOM (a signature of its author, security controls) is
 * left out.
 */
export declare function completenessOf(sbom: RecordedSbom): Completeness;
