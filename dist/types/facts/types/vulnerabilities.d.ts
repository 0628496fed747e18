/**
 * What a document says of one vulnerability: in an SBOM or a VEX document of its own, whatever the format (CycloneDX
 * `vulnerabilities`, OpenVEX `statements`, the security profile of SPDX 3).
 */
export interface Vulnerability {
    ref: string | null;
    /** `CVE-2021-44228`, `GHSA-...`, `OSV-...`. */
    id: string | null;
    /** Other ids of the same vulnerability. */
    aliases: string[];
    /** Who published it: name, else URL. */
    source: string | null;
    description: string | null;
    ratings: Rating[];
    /** Numbers of the Common Weakness Enumeration. */
    cwes: number[];
    /** RFC 3339. */
    published: string | null;
    updated: string | null;
    recommendation: string | null;
    analysis: VulnerabilityAnalysis | null;
    affects: AffectedComponent[];
}
export interface Rating {
    source: string | null;
    /** `CVSSv31`, `OWASP`, ... */
    method: string | null;
    score: number | null;
    /** `critical`, `high`, `medium`, `low`, `info`, `none` or `unknown`. */
    severity: string | null;
    vector: string | null;
}
export type VulnerabilityStatus = 'affected' | 'not_affected' | 'fixed' | 'under_investigation';
/** The VEX statement: what was found out about the vulnerability in these components. */
export interface VulnerabilityAnalysis {
    /** In the words of all formats; null where the document's word is none that is known. */
    status: VulnerabilityStatus | null;
    /** As written: `exploitable`, `resolved_with_pedigree`, `false_positive`, ... */
    state: string | null;
    /** Why it is not affected, as written: `code_not_reachable`, `vulnerable_code_not_in_execute_path`, ... */
    justification: string | null;
    /** What is done about it: `update`, `workaround_available`, ... */
    responses: string[];
    detail: string | null;
    first_issued: string | null;
    last_updated: string | null;
}
export interface AffectedComponent {
    /** `ref`, BOM-Link or purl, as written. */
    ref: string;
    /** The component that it names; null if no SBOM here has it. */
    component: {
        sbom: number;
        component: number;
    } | null;
    versions: {
        version: string | null;
        range: string | null;
        status: string | null;
    }[];
}
