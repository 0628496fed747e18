import type { LicenseTerms } from '../facts/types.ts';
/** Ids of the table; the tests hold them against SPDX's list. */
export declare const SPDX_TABLE_IDS: readonly string[];
/** Terms of an SPDX license id in its official spelling; null if the table does not know it. */
export declare function termsOfSpdxId(id: string): LicenseTerms | null;
