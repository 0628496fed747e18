import type { Assets } from '../assets.ts';
import type { Pack } from './types.ts';
export interface LoadedPack {
    readonly pack: Pack;
    /** Modelward's own, and no policy of the user. */
    readonly shipped: boolean;
}
/**
 * The shipped pack, and one for each folder of the user's policies, compiled on the spot.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PATH
 */
export declare function loadPacks(folders: readonly string[], assets: Assets): Promise<LoadedPack[]>;
/** @throws {InternalError} INTERNAL if it cannot be read. */
export declare function factsSchema(assets: Assets): Promise<Record<string, unknown>>;
