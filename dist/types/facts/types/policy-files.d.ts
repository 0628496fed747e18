import type { License } from './licenses.ts';
/** SECURITY.md: how a vulnerability is reported. */
export interface SecurityPolicy {
    path: string;
    format: 'security-policy';
    valid: boolean;
    errors: {
        message: string;
        pointer: string;
    }[];
    /** Pointers within the record to what a template left. */
    placeholders: string[];
    /** Mail addresses and URLs by which a vulnerability is reported. */
    contacts: string[];
    /** Which of these it speaks of. */
    sections: {
        reporting: boolean;
        supported_versions: boolean;
        /** What happens after a report: response times, disclosure. */
        disclosure: boolean;
    };
}
/** CITATION.cff, Citation File Format. */
export interface Citation {
    path: string;
    format: 'citation-file-format';
    valid: boolean;
    errors: {
        message: string;
        pointer: string;
    }[];
    placeholders: string[];
    cff_version: string | null;
    title: string | null;
    /** `software` or `dataset`; software where it does not say. */
    type: string | null;
    version: string | null;
    doi: string | null;
    /** RFC 3339 full-date. */
    date_released: string | null;
    license: License | null;
    url: string | null;
    repository_code: string | null;
    authors: CitationAuthor[];
}
export interface CitationAuthor {
    /** Full name of a person, name of an entity. */
    name: string | null;
    kind: 'person' | 'entity';
    email: string | null;
    orcid: string | null;
    affiliation: string | null;
}
