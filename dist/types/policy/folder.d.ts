import type { Assets } from '../assets.ts';
import { type PolicySource } from './compile.ts';
import type { Pack } from './types.ts';
export interface CompileFolderOptions {
    /** Of the pack; reports name them. */
    name: string;
    version: string;
    sources: readonly PolicySource[];
    assets: Assets;
    /** JSON Schema of `input`, see `compilePolicy`. */
    schema?: Record<string, unknown>;
}
/**
 * Compiles an author's policies, or takes what an earlier run compiled from the same sources with the same engine.
 * The engine is not loaded then.
 * @throws {UserError} as `compilePolicy` does, and POLICY_COMPILE if there is no rule at all.
 * @throws {InternalError} ENGINE
 */
export declare function compileFolder({ name, version, sources, assets, schema, }: CompileFolderOptions): Promise<Pack>;
/**
 * The `.rego` files of a folder and below, sorted, or the one file that the path names; hidden folders and
 * `node_modules` are left out. Paths in the result start with the path as it was given.
 * @throws {UserError} PATH if there is nothing to read; POLICY_COMPILE if a file is no UTF-8 or too large.
 */
export declare function readPolicyFolder(path: string): Promise<PolicySource[]>;
