import type { LicenseTerms } from '../facts/types.ts';
export interface KnownLicense {
    /** SPDX id or LicenseRef-...; null for the name of a family. */
    readonly spdx: string | null;
    readonly terms: LicenseTerms | null;
}
/**
 * Names that SPDX does not know, in lower case: license ids of the Hugging Face Hub
 * (https://huggingface.co/docs/hub/repositories-licenses), then names that cards give in `license_name`.
 */
export declare const KNOWN_LICENSES: ReadonlyMap<string, KnownLicense>;
/** Terms of an SPDX license id in its official spelling; null if the table does not know it. */
export declare function termsOfSpdxId(id: string): LicenseTerms | null;
