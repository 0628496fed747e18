import type { LicenseStatement } from '../../../facts/types.ts';
/** What each entry of `licenses` says; without `acknowledgement` (CycloneDX 1.6) it is declared. */
export declare function licenseStatements(component: unknown): LicenseStatement[];
