import type { PolicyTerms } from './compile.ts';
import type { Pack } from './types.ts';
/** Everything that a compiled pack depends on. */
export interface CacheKeyParts {
    name: string;
    version: string;
    /** SHA-256 of the engine. */
    engine: string;
    sources: readonly {
        path: string;
        text: string;
    }[];
    schema: Record<string, unknown> | null;
    terms: PolicyTerms;
    each: boolean;
}
/** SHA-256 over all parts, in hex. The order of the sources does not matter. */
export declare function cacheKey({ name, version, engine, sources, schema, terms, each }: CacheKeyParts): string;
/** The pack of a key; null if there is none, it is damaged, or another user may write it. */
export declare function readCachedPack(folder: string, key: string): Promise<Pack | null>;
/** Keeps a pack. A cache that cannot be written costs time at the next run and nothing else, so that is no error. */
export declare function writeCachedPack(folder: string, key: string, pack: Pack, opa: string): Promise<void>;
/** Another process that reads the file sees all of it or nothing. */
export declare function writeAtomically(path: string, content: Uint8Array | string): Promise<void>;
