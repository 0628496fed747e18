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
/** What a license allows and asks. It is no legal advice: it says where a person should look. */
export interface LicenseTerms {
    /** False too where commercial use needs another license above a revenue. */
    commercial_use: boolean;
    derivatives: boolean;
    /** Derivatives must be under the same license. */
    share_alike: boolean;
    /** Uses are restricted (RAIL, Llama, Gemma and the like). */
    use_restrictions: boolean;
    attribution: boolean;
    /** What products or derivatives have to bear: "Built with Llama". Null where nothing of the kind is known. */
    naming: string | null;
    /** Monthly users above which another license is needed. */
    user_cap: number | null;
    /** Annual revenue in US dollars above which another license is needed. */
    revenue_cap: number | null;
    /** Address of the policy that the uses have to follow. */
    acceptable_use_policy: string | null;
    /** Where each term can be checked: address of the license, and section where it has some. */
    sources: string[];
}
