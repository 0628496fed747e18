import type { MlSystem } from '../../facts/types.ts';
/** What the manifest says, as far as it can be read: a value of a wrong type or a placeholder is null. */
export declare function readManifest(manifest: unknown): Omit<MlSystem, 'path' | 'valid' | 'errors'>;
/** An entry of a list that has an id, and where it stands in the file's list. */
export interface Identified {
    readonly id: string;
    readonly entry: unknown;
    readonly index: number;
}
/** Entries without an id are nothing that could be joined; the schema check tells of them. */
export declare function identified(list: unknown): Identified[];
