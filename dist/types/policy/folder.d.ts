import type { Assets } from '../assets.ts';
import { type ErrorPlace } from '../errors.ts';
import { type PolicySource, type PolicyTerms } from './compile.ts';
import { type PolicyFiles } from './files.ts';
import type { Pack } from './types.ts';
export interface CompileFolderOptions {
    /** Of the pack; reports name them. */
    name: string;
    version: string;
    sources: readonly PolicySource[];
    assets: Assets;
    /** JSON Schema of `input`, see `compilePolicy`. */
    schema?: Record<string, unknown>;
    /** See `compilePolicy`. */
    terms?: PolicyTerms;
    each?: boolean;
}
/**
 * Compiles an author's policies, or takes what an earlier run compiled from the same sources with the same engine.
 * The engine is not loaded then.
 * @throws {UserError} as `compilePolicy` does, and POLICY_COMPILE if there is no rule at all.
 * @throws {InternalError} ENGINE
 */
export declare function compileFolder({ name, version, sources, assets, schema, terms, each, }: CompileFolderOptions): Promise<Pack>;
/** The policies of several folders, each file once. Throws as `readPolicyFolder` does. */
export declare function readPolicyFolders(folders: readonly string[], files?: PolicyFiles, place?: ErrorPlace): Promise<PolicySource[]>;
/**
 * The `.rego` files of a folder and below, sorted, or the one file that the path names; hidden folders and
 * `node_modules` are left out.
 * @param place Where the user names it, for messages.
 * @throws {UserError} PATH if there is nothing to read, or a file cannot be read; POLICY_COMPILE if a file is no UTF-8.
 */
export declare function readPolicyFolder(path: string, files?: PolicyFiles, place?: ErrorPlace): Promise<PolicySource[]>;
/** The paths of what `readPolicyFolder` reads. Throws PATH as it does. */
export declare function listPolicyFiles(path: string, files?: PolicyFiles, place?: ErrorPlace): Promise<string[]>;
/**
 * The bytes of a policy, which are UTF-8.
 * @throws {UserError} PATH if it is a link, no plain file or cannot be read; POLICY_COMPILE if it is no UTF-8.
 */
export declare function readPolicyFile(path: string, files?: PolicyFiles): Promise<Uint8Array>;
