/** Whose list of minimum elements asks for it. */
export type ElementStandard = 
/** NTIA, The Minimum Elements For a Software Bill of Materials, July 2021, "Data Fields". */
'ntia-2021'
/** CISA, 2025 Minimum Elements for a Software Bill of Materials, draft of August 2025. */
 | 'cisa-2025'
/** BSI TR-03183-2, version 2.1.0, 5.2.1 and 5.2.2 (required data fields). */
 | 'bsi-tr-03183-2'
/** G7 Cybersecurity Working Group, SBOM for AI - Minimum Elements, May 2026. */
 | 'g7-ai-2026';
/** How much of an element an SBOM has. */
export interface ElementCoverage {
    /** What is counted. */
    of: 'document' | 'components' | 'models' | 'datasets';
    total: number;
    have: number;
    /** Indexes in `components` of the first of those that lack it; none for the document itself. */
    lacking: number[];
    required_by: ElementStandard[];
}
/** The elements that lists of minimum elements ask for, by name. */
export interface Completeness {
    document_author: ElementCoverage;
    document_timestamp: ElementCoverage;
    tool_name: ElementCoverage;
    generation_context: ElementCoverage;
    /** Something is said to depend on something. */
    dependency_relationship: ElementCoverage;
    /** Advisories, a VEX document or vulnerabilities are given or referred to. */
    vulnerability_reference: ElementCoverage;
    /** What models run on or with: frameworks, libraries, platforms, devices. */
    infrastructure: ElementCoverage;
    component_name: ElementCoverage;
    component_version: ElementCoverage;
    component_supplier: ElementCoverage;
    /** Who made it; the supplier where nobody else is named. */
    component_producer: ElementCoverage;
    /** purl, CPE or another identifier. */
    component_identifier: ElementCoverage;
    component_hash: ElementCoverage;
    component_sha512: ElementCoverage;
    component_license: ElementCoverage;
    /** What it depends on is stated, also where that is nothing. */
    component_dependencies: ElementCoverage;
    component_filename: ElementCoverage;
    component_executable: ElementCoverage;
    component_archive: ElementCoverage;
    component_structured: ElementCoverage;
    model_identifier: ElementCoverage;
    model_version: ElementCoverage;
    model_producer: ElementCoverage;
    model_hash: ElementCoverage;
    model_license: ElementCoverage;
    /** Task, kind or architecture. */
    model_properties: ElementCoverage;
    model_inputs_outputs: ElementCoverage;
    model_training_data: ElementCoverage;
    model_intended_use: ElementCoverage;
    model_limitations: ElementCoverage;
    model_metrics: ElementCoverage;
    model_references: ElementCoverage;
    dataset_identifier: ElementCoverage;
    dataset_content: ElementCoverage;
    dataset_hash: ElementCoverage;
    dataset_provenance: ElementCoverage;
    /** Its class, or which sensitive data it holds. */
    dataset_sensitivity: ElementCoverage;
    dataset_license: ElementCoverage;
}
