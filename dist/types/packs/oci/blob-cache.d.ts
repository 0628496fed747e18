/** What was fetched under this digest, hashed again; null where there is nothing or something else. */
export declare function readBlob(cacheDir: string | null, digest: string): Promise<Uint8Array | null>;
/** Keeps bytes under their digest. A cache that cannot be written costs a fetch at the next run and nothing else. */
export declare function writeBlob(cacheDir: string | null, digest: string, bytes: Uint8Array): Promise<void>;
