import type { PolicyInput } from './input.ts';
import { type BuiltinHost } from './opa-instance.ts';
export interface RuntimeOptions {
    /** What policies see as `data`. */
    data: PolicyInput;
    /** What policies see as `input`; null for none. */
    input: PolicyInput | null;
    /** In pages of 64 KiB. */
    memoryLimit: number;
    /** What evaluating gives: the value, or OPA's text of it, in which sets stay sets and numbers keep their digits. */
    format?: 'json' | 'value';
}
/** A compiled policy with its input. It fails closed: what is no result is an error. */
export interface PolicyRuntime {
    /**
     * The value of an entrypoint. Cannot be interrupted: policies that are not Modelward's own run in a worker.
     * @throws {InternalError} POLICY_LIMIT for want of memory or stack; POLICY_ABORTED if the policy aborts, calls a
     * builtin that nothing answers, has no such entrypoint, leaves it undefined or is no policy at all; ENGINE if the
     * engine fails in a builtin.
     */
    evaluate(entrypoint: string): unknown;
    /** The entrypoint's result set in OPA's value text: sets stay sets, numbers keep their digits. Throws likewise. */
    resultSet(entrypoint: string): string;
}
/** Nothing is loaded before the first evaluation. `builtins` answers what the module does not carry itself. */
export declare function createRuntime(wasm: Uint8Array, options: RuntimeOptions, builtins?: BuiltinHost): PolicyRuntime;
