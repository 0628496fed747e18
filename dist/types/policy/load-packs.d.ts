import type { Assets } from '../assets.ts';
import { type ErrorPlace } from '../errors.ts';
import { type PolicyFiles } from './files.ts';
import type { Pack, PackSigner, PolicySource } from './types.ts';
/** A folder of rules has no version: its digest tells one state from another. */
export declare const UNVERSIONED = "unversioned";
export interface LoadedPack {
    readonly pack: Pack;
    /** Modelward's own, and no policy of the user. */
    readonly shipped: boolean;
    /** Whose signature of it holds; absent for a pack that is not signed. */
    readonly signer?: PackSigner;
    /** What it was compiled from, tests left out, with the paths that its rules name. */
    sources(): Promise<readonly PolicySource[]>;
}
/** A folder or file of the user's policies, and where it is. */
export interface NamedFolder {
    /** As it is read from `files`; reports name the pack by it. */
    readonly path: string;
    readonly files: PolicyFiles;
    /** Where it is named, for messages. */
    readonly place?: ErrorPlace | undefined;
}
/** Modelward's own pack. @throws {InternalError} INTERNAL if it cannot be read. */
export declare function shippedPack(assets: Assets): Promise<LoadedPack>;
/**
 * The shipped pack, unless it is at hand, and one for each folder of the user's policies, compiled on the spot. A path
 * alone is one of the disk.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE, PATH, DATA
 */
export declare function loadPacks(folders: readonly (string | NamedFolder)[], assets: Assets, known?: LoadedPack): Promise<LoadedPack[]>;
/** Rules over policies. Throws as `readPack` does. */
export declare function loadLints({ dist }: Assets): Promise<Pack>;
/** What a pack is compiled from. */
export declare function withoutTests(sources: readonly PolicySource[]): PolicySource[];
/** @throws {InternalError} INTERNAL if it cannot be read. */
export declare function factsSchema(assets: Assets): Promise<Record<string, unknown>>;
export declare function factsSchemaPath({ dist }: Assets): string;
