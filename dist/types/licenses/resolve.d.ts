import type { License } from '../facts/types.ts';
/** What an artifact says of a license beside its id. */
export interface LicenseDetails {
    readonly name?: string | null;
    readonly link?: string | null;
    readonly linkExists?: boolean | null;
}
/**
 * Resolves what an artifact writes as its license: SPDX ids in any case, SPDX expressions, license ids of the Hugging Face
 * Hub, names and addresses of licenses. All licenses of a list apply (AND). Where the id is `other` or missing, name
 * and link tell.
 */
export declare function resolveLicense(ids: readonly string[], details?: LicenseDetails): License;
