export interface License {
    /** As the artifact writes it: a Hugging Face id, an SPDX id or expression, a name. */
    id: string | null;
    /** SPDX expression that the id resolves to; LicenseRef-... for licenses that SPDX does not list; null if it resolves to nothing. */
    spdx: string | null;
    /** `license_name` of a card, `license.name` of CycloneDX. */
    name: string | null;
    link: string | null;
    /** For a link to a file of the repository: does it exist? null for URLs and no link. */
    link_exists: boolean | null;
    /** What the license asks, from Modelward's table; null where the table does not know it. */
    terms: LicenseTerms | null;
    /** True for ids such as `cc`, `gpl` or `bsd` that name a family and no license. */
    vague: boolean;
    /** SPDX ids in the expression that SPDX calls deprecated. */
    deprecated: string[];
}
export interface LicenseTerms {
    commercial_use: boolean;
    derivatives: boolean;
    /** Derivatives must be under the same license. */
    share_alike: boolean;
    /** Uses are restricted (RAIL, Llama, Gemma and the like). */
    use_restrictions: boolean;
    attribution: boolean;
}
