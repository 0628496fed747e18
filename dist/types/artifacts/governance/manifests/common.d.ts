/**
 * A full-date of RFC 3339: 2026-01-31.
 * @format date
 */
export type FullDate = string;
/**
 * A path within the repository, from its top, or a URL.
 * @minLength 1
 */
export type Link = string;
/** The person or team that answers for it. */
export interface Owner {
    /** @minLength 1 */
    name: string;
    /** Mail address, chat channel or URL. */
    contact: string;
}
/** Ids of controls by framework, as under policies/frameworks: `eu-ai-act: ["15(5)"]`. */
export type Controls = Record<string, string[]>;
/** Five levels, as of NIST SP 800-30 (its "moderate" is medium). */
export type Level = 'very-low' | 'low' | 'medium' | 'high' | 'very-high';
/** How bad it is in all. */
export type Severity = 'low' | 'medium' | 'high' | 'critical';
