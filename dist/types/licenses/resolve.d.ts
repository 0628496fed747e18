import type { License } from '../facts/types.ts';
/** What an artifact says of a license beside its id. */
export interface LicenseDetails {
    readonly name?: string | null;
    readonly link?: string | null;
    readonly linkExists?: boolean | null;
}
/**
 * Resolves what an artifact writes as its license: SPDX ids in any case, SPDX expressions, license ids of the Hugging
 * Face Hub. All licenses of a list apply (AND). Of an id that resolves to nothing, `license_name` may still tell the terms.
 */
export declare function resolveLicense(ids: readonly string[], details?: LicenseDetails): License;
