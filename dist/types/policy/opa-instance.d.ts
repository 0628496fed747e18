/** What `opa_eval` gives: JSON, or OPA's value text (sets stay sets). */
declare const FORMAT: {
    readonly json: 0;
    readonly value: 1;
};
/** The policy ended its evaluation; the message is OPA's. */
export declare class PolicyAbort extends Error {
    constructor(message: string);
}
/** The policy needs more memory than it may have. */
export declare class PolicyOutOfMemory extends Error {
    constructor();
}
/**
 * Answers a builtin that the module does not carry. Arguments and result are OPA's value text in UTF-8 (see
 * engine/value.go); strings in it may hold bytes that are no UTF-8. null is undefined.
 * @throws {PolicyAbort} to end the evaluation.
 */
export type BuiltinHost = (name: string, args: readonly Uint8Array[]) => Uint8Array | null;
/** A module of OPA's compiler at work: its memory holds `data`, and is reset to that by each evaluation. */
export interface OpaInstance {
    readonly entrypoints: ReadonlyMap<string, number>;
    /** Builtins that the host must answer, sorted. */
    readonly builtins: readonly string[];
    setData(json: Uint8Array): void;
    /** The text of the result set. `input` is value text, of which JSON is a part; null for none. */
    evaluate(entrypoint: number, input: Uint8Array | null, format: keyof typeof FORMAT): string;
}
export interface InstanceOptions {
    /** In pages of 64 KiB. */
    memory: {
        initial: number;
        maximum: number;
    };
    builtins: BuiltinHost;
}
/**
 * Starts a module. After anything was thrown the instance must not be used again: what unwinds passes the module's own
 * stack by. `opa_println` is not reached, since the compiler erases print.
 * @throws {PolicyAbort} {PolicyOutOfMemory} {RangeError} {WebAssembly.RuntimeError}
 */
export declare function startOpaModule(module: WebAssembly.Module, options: InstanceOptions): OpaInstance;
/** The builtins that a module needs of its host, by OPA's names for them. */
export declare function hostBuiltins(wasm: Uint8Array): readonly string[];
export {};
