/** The shipped profiles as JSON: name → content of policies/profiles/<name>.yml. */
export function profilesText(): string
export function writeProfiles(path: string): void
