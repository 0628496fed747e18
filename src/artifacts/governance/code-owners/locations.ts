/** Where GitHub looks for code owners, in this order: the first file counts. */
export const LOCATIONS: readonly string[] = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS']
