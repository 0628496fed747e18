import type { XmlElement } from '../../../documents/xml.ts';
import type { Sbom } from '../../../facts/types.ts';
/** How many schema errors of one BOM are told: a generator that errs tends to err in every component alike. */
export declare const SCHEMA_ERRORS_TOLD = 20;
export declare const CHECKED_VERSIONS: readonly ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];
export type CheckedVersion = (typeof CHECKED_VERSIONS)[number];
export declare function isChecked(version: string): version is CheckedVersion;
/** Checks a BOM against the official schema of its version; each schema is loaded when it is first needed. */
export declare function validateBom(bom: unknown, version: CheckedVersion): Promise<Pick<Sbom, 'valid' | 'errors'>>;
/** Checks XML against the official XML Schema of its version; pointers are paths from the document. */
export declare function validateXmlBom(root: XmlElement, version: CheckedVersion): Promise<Pick<Sbom, 'valid' | 'errors'>>;
