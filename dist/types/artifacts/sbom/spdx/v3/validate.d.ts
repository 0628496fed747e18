import type { Sbom } from '../../../../facts/types.ts';
/** Against the schema, where there is one, and against what the AI and Dataset profiles ask beyond it. */
export declare function validateGraph(document: unknown, version: '3.0.0' | '3.0.1'): Promise<Pick<Sbom, 'valid' | 'errors'>>;
