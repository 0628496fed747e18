import type { LicenseTerms } from '../facts/types.ts';
/** A license of models that SPDX does not list. */
export interface ModelLicense {
    /** Its SPDX id is `LicenseRef-<id>`. */
    readonly id: string;
    /** Other ids, and names that people write, in small letters without punctuation (`names.ts`). */
    readonly names?: readonly string[];
    /** Addresses of its text, without `https://`, `www.` and what may follow. */
    readonly urls?: readonly string[];
    readonly terms: LicenseTerms;
}
export declare const MODEL_LICENSES: readonly ModelLicense[];
