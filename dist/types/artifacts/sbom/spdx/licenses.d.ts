import type { License, LicenseStatement, LicenseText } from '../../../facts/types.ts';
/** What is said of a component's license, by those who declared it and by those who concluded it. */
export interface StatedLicense {
    readonly license: License | null;
    readonly statements: LicenseStatement[];
    /** Which statement the license is taken from. */
    readonly from: LicenseStatement['by'] | null;
    /** Somebody says that nothing is said. */
    readonly placeholder: boolean;
}
/** Reads license expressions; components of one document share few different ones, so each is resolved once. */
export declare class SpdxLicenses {
    #private;
    /** `texts` are the licenses whose text the document gives. */
    constructor(texts: readonly LicenseText[]);
    read(declared: string | null, concluded: string | null): StatedLicense;
}
