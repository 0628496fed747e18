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
}
export interface CompileOptions {
    /** Takes `*_test.rego` in and gives every `test_` rule an entrypoint. Such a module is for testing, not for shipping. */
    tests?: boolean;
    /** JSON Schema of `input`: a path that cannot exist is then an error. */
    schema?: Record<string, unknown>;
}
/**
 * Compiles policies into one WASM module, in OPA's strict mode and with all builtins of OPA that do no I/O.
 * @throws {UserError} POLICY_COMPILE, POLICY_METADATA or POLICY_DUPLICATE: all errors in the message, the place of the first.
 * @throws {InternalError} ENGINE
 */
export declare function compilePolicy(engine: Engine, sources: readonly PolicySource[], options?: CompileOptions): CompiledPolicy;
/** Lists rules and tests without compiling. Throws as `compilePolicy` does. */
export declare function inspectPolicy(engine: Engine, sources: readonly PolicySource[]): {
    rules: readonly Rule[];
    tests: readonly Omit<PolicyTest, 'entrypoint'>[];
};
/** All problems in one message, and the place of the first. */
export declare function userError(problems: readonly EngineProblem[]): UserError;
