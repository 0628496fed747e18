import type { Assets } from '../assets.ts';
import { type ErrorPlace } from '../errors.ts';
import { type LoadedPack } from '../policy/load-packs.ts';
import { type CompiledWith } from './bundle.ts';
import { type PackAccess, type ReadFile } from './fetch.ts';
import { type Lock } from './lock.ts';
import { type Signer } from './signatures.ts';
import { type PackContent, type PackFiles } from './source.ts';
import type { LockedSigner } from './types.ts';
/** A pack that is named, and where. */
export interface NamedPack {
    /** As modelward.yml or --policy writes it. */
    readonly reference: string;
    /** In modelward.yml. */
    readonly place?: ErrorPlace;
    /** Reads the bundle, where the reference is the path of one. */
    readonly readFile: ReadFile;
}
/**
 * Loads a pack as it is pinned: its digest has to be the one of the lock, and its signature that of the lock's signer.
 * Nothing is fetched that the lock does not have.
 * @throws {UserError} PACK, with the place where the pack is named, and what mends it.
 */
export declare function loadPinned(named: NamedPack, lock: Lock, access: PackAccess): Promise<LoadedPack>;
/** A pack from its verified files. @throws {UserError} PACK, POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE */
export declare function packOf(named: NamedPack, files: PackFiles, assets: Assets): Promise<LoadedPack>;
/** What this Modelward compiles with. */
export declare function compiledWith(assets: Assets, schema: Record<string, unknown>): Promise<CompiledWith>;
export declare function filesOf(content: PackContent): PackFiles;
/** As `modelward.lock` has it. */
export declare function digestOfContent(content: PackContent): string;
/** Null for a secret. @throws {UserError} PACK */
export declare function signerOf(reference: string, { algorithm, key_id, scope, public_key }: LockedSigner, lock: Lock): Signer | null;
export declare function mendSignature(named: NamedPack): string;
/** What the user types; the text of a modelward.yml, which may be a stranger's, is no part of it. */
export declare function lockCommand({ reference, place }: NamedPack, options?: string): string;
/** What is wrong with a pack is told with its name, and the place where it is named. */
export declare function inPack<T>(named: NamedPack, run: () => T | Promise<T>, mend?: string): Promise<T>;
