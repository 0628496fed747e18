import type { PolicySource } from '../policy/compile.ts';
import type { Pack } from '../policy/types.ts';
import type { PackFiles } from './source.ts';
/** What a module was compiled with; with anything else it is compiled anew from its sources. */
export interface CompiledWith {
    /** SHA-256 of the engine: OPA's version, and the form of the entrypoints. */
    engine: string;
    /** SHA-256 of the JSON Schema of the facts. */
    facts_schema: string;
}
export interface BundleParts {
    pack: Pack;
    /** Paths are those in the bundle. */
    sources: readonly PolicySource[];
    /** Rego packages of the sources, as paths: `acme/rules/acme_001`. */
    packages: readonly string[];
    opa: string;
    compiledWith: CompiledWith;
}
/**
 * The files of an OPA bundle, without signature. OPA reads sources and data; `policy.wasm` is for hosts of WASM. The
 * manifest does not list its entrypoints: an OPA without a WASM runtime refuses to load a bundle that does.
 */
export declare function bundleFiles({ pack, sources, packages, opa, compiledWith }: BundleParts): PackFiles;
/** A pack's files, parsed. */
export interface BundleContent {
    readonly revision: string | null;
    /** Sorted by path; tests are left out. */
    readonly sources: readonly PolicySource[];
    readonly data: Readonly<Record<string, unknown>>;
    /** What Modelward compiled when it built the bundle. */
    readonly compiled: {
        readonly pack: Pack;
        readonly with: CompiledWith;
    } | null;
}
/**
 * Parses the files of an OPA bundle, or of a folder of policies.
 * @throws {UserError} PACK
 */
export declare function readBundle(files: PackFiles): BundleContent;
