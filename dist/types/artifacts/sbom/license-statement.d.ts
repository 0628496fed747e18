import type { LicenseStatement } from '../../facts/types.ts';
/**
 * What a license field says, and by whom; null where it says nothing. NOASSERTION, NONE and nothing are three different
 * things to say, and none of them is a license (SPDX 2.3, 7.13 and 7.15).
 */
export declare function licenseStatement(by: LicenseStatement['by'], text: string | null): LicenseStatement | null;
