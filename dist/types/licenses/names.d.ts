/** The license that a name stands for: "Apache License, Version 2.0", "CC BY-NC 4.0". Null where it may stand for several. */
export declare function licenseByName(name: string): string | null;
