import type { License, LicenseStatement } from '../../../facts/types.ts';
import type { Source } from '../../reader.ts';
/** The license of a component, what each entry of its list says, and whether any of them says nothing. */
export interface ComponentLicense {
    readonly license: License | null;
    readonly statements: LicenseStatement[];
    readonly placeholder: boolean;
}
/** Reads `licenses` lists; components of one BOM share few different ones, so each is resolved once. */
export declare class LicenseReader {
    #private;
    constructor(source: Source);
    /** All entries apply; concluded ones count only where nothing is declared (CycloneDX 1.6). */
    read(component: unknown): ComponentLicense;
}
