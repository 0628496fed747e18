import { UserError } from '../errors.ts';
import type { Engine, EngineProblem } from './engine.ts';
import type { Entrypoints, PolicySource, Rule } from './types.ts';
export type { PolicySource } from './types.ts';
/** Far above any policy that people maintain; the engine works in memory. */
export declare const MAX_POLICY_FILES = 2000;
export declare const MAX_POLICY_BYTES: number;
/** A `test_` rule; it passes if its entrypoint gives `true`. */
export interface PolicyTest {
    package: string;
    name: string;
    file: string;
    row: number;
    entrypoint: string;
}
export interface CompiledPolicy {
    wasm: Uint8Array;
    /** Sorted by id. */
    rules: readonly Rule[];
    entrypoints: Entrypoints;
    /** Sorted by file and row; empty unless asked for. */
    tests: readonly PolicyTest[];
    /** OPA builtins that the module leaves to its host, sorted. */
    builtins: readonly string[];
    /** There are rules, and all of them have conftest's form. */
    conftest: boolean;
}
export interface CompileOptions {
    /** Takes `*_test.rego` in and gives every `test_` rule an entrypoint. Such a module is for testing, not for shipping. */
    tests?: boolean;
    /** JSON Schema of `input`: a path that cannot exist is then an error. */
    schema?: Record<string, unknown>;
    /** `conftest`: a file that is not Rego v1 may be v0, and what OPA checks in strict mode alone is not checked. */
    terms?: PolicyTerms;
    /** Input is a list of files, and the content of each is the input of every rule (engine/glue.go). */
    each?: boolean;
}
export type PolicyTerms = 'modelward' | 'conftest';
/**
 * Compiles policies into one WASM module, with all builtins of OPA that do no I/O; in OPA's strict mode, unless on
 * conftest's terms.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA or POLICY_DUPLICATE: all errors in the message, the place of the first.
 * @throws {InternalError} ENGINE
 */
export declare function compilePolicy(engine: Engine, sources: readonly PolicySource[], options?: CompileOptions): CompiledPolicy;
/** Lists rules and tests without compiling. Throws as `compilePolicy` does. */
export declare function inspectPolicy(engine: Engine, sources: readonly PolicySource[], terms?: PolicyTerms): {
    rules: readonly Rule[];
    tests: readonly Omit<PolicyTest, 'entrypoint'>[];
    /** As in `CompiledPolicy`. */
    conftest: boolean;
};
/** All problems in one message, and the place of the first. */
export declare function userError(problems: readonly EngineProblem[]): UserError;
