import type { Assets } from '../assets.ts';
import type { RegistryOptions } from './oci.ts';
import type { PackReference, UnpinnedReference } from './reference.ts';
import { type PackContent } from './source.ts';
/** How packs are reached. */
export interface PackAccess extends Omit<RegistryOptions, 'cacheDir'> {
    readonly assets: Assets;
}
/** Reads a file that the user, or the user's tree, names. @throws {Error} with a sentence that says why it cannot */
export type ReadFile = (path: string, limit: number) => Promise<Uint8Array>;
/**
 * What a pinned reference stands for, from the cache if it is there.
 * @throws {UserError} PACK
 */
export declare function fetchPack(reference: PackReference, readFile: ReadFile, access: PackAccess): Promise<PackContent>;
/**
 * What a branch or tag stands for now.
 * @throws {UserError} PACK
 */
export declare function resolvePack(reference: UnpinnedReference, access: PackAccess): Promise<PackReference>;
