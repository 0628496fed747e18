import type { LicenseTerms } from '../facts/types.ts';
export interface KnownLicense {
    /** SPDX id or LicenseRef-...; null for the name of a family. */
    readonly spdx: string | null;
    readonly terms: LicenseTerms | null;
}
/** Ids that SPDX does not know, in lower case: those of the Hugging Face Hub, and those that cards give in `license_name`. */
export declare const KNOWN_LICENSES: ReadonlyMap<string, KnownLicense>;
