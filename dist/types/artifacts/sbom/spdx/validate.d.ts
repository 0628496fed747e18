import type { Sbom } from '../../../facts/types.ts';
export declare const CHECKED_VERSIONS: readonly ['2.2', '2.3', '3.0.1'];
export type CheckedVersion = (typeof CHECKED_VERSIONS)[number];
export declare function isChecked(version: string): version is CheckedVersion;
/** Checks a document against the official schema of its version; each schema is loaded when it is first needed. */
export declare function validateSpdx(document: unknown, version: CheckedVersion): Promise<Pick<Sbom, 'valid' | 'errors'>>;
