/** CODEOWNERS, by GitHub's rules: the last rule that matches a path says who owns it. */
export interface CodeOwners {
    path: string;
    format: 'codeowners';
    valid: boolean;
    /** Lines that GitHub passes over, and why. `pointer` is that of the record. */
    errors: {
        message: string;
        pointer: string;
    }[];
    /** CODEOWNERS files that do not count, since GitHub takes the first of .github, the top and docs. */
    shadowed: string[];
    rules: CodeOwnersRule[];
    /** Who owns each model card, weights file, policy and other artifact of the system. */
    owned: OwnedFile[];
}
export interface CodeOwnersRule {
    /** Line in the file, 1-based. */
    line: number;
    pattern: string;
    /** `@user`, `@org/team` or mail addresses. None: the rule takes the owners away. */
    owners: string[];
}
export interface OwnedFile {
    path: string;
    owners: string[];
    /** Index of the rule that decides; null where none matches. */
    rule: number | null;
}
