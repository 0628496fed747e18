/** The license whose text or page stands at a URL; null for every other address. */
export declare function licenseByUrl(url: string): string | null;
