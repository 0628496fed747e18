import type { StructuredDocument } from '../../../../documents/document.ts';
/**
 * Parses the RDF/XML of SPDX 2 (the ontology at spdx.org/rdf/terms) into the shape that the same document has as JSON.
 * Only what SPDX tools write is understood, which is no RDF processor: nothing is inferred, nothing is fetched.
 */
export declare function parseRdf(text: string): StructuredDocument;
