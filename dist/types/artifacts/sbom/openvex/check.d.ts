import type { Sbom } from '../../../facts/types.ts';
/**
 * Checks what the specification demands of a document and its statements.
 *
 * Source: OpenVEX Specification 0.2.0, "Document Struct Fields", "Statement Struct Fields", "Status Labels",
 * "Status Justifications".
 */
export declare function checkOpenVex(document: unknown): Pick<Sbom, 'valid' | 'errors'>;
