/** A pattern of CODEOWNERS, as its segments between slashes; `**` stands for folders. */
export interface OwnersPattern {
    readonly segments: readonly string[];
}
/**
 * Takes a pattern apart as GitHub reads it: that of .gitignore, without `!`, `[ ]` and `\#`.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export declare function parsePattern(pattern: string): OwnersPattern;
/**
 * Does the pattern hold for the file? What names a folder holds for all that is in it, and `folder/*` only for its own
 * files. Takes time in proportion to pattern times path, whatever the wildcards.
 */
export declare function matchesPattern({ segments }: OwnersPattern, path: string): boolean;
