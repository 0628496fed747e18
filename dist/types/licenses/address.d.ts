/** The license id that the address of a license text stands for, to be resolved as any id is; null for every other address. */
export declare function licenseOfAddress(url: string): string | null;
