/** Names of the engine's files in `dist`. */
export declare const ENGINE_WASM = "engine.wasm.br";
export declare const ENGINE_RECORD = "engine.json";
/** What an operation says against its request; row and col are 1-based, 0 where unknown. */
export interface EngineProblem {
    code: string;
    message: string;
    file: string;
    row: number;
    col: number;
}
export type EngineAnswer = {
    readonly ok: true;
    readonly value: Record<string, unknown>;
} | {
    readonly ok: false;
    readonly problems: readonly EngineProblem[];
};
/** OPA behind one function. Answers come one at a time; the module is compiled once and is started anew after a crash. */
export interface Engine {
    /**
     * Runs one of the engine's operations. Faults of the policy come back as problems.
     * @throws {InternalError} ENGINE if the engine crashes, ends or answers in another form.
     */
    call(operation: string, request: Record<string, unknown>): EngineAnswer;
    /**
     * Answers a builtin's call, in the form that `builtins.ts` knows. Costs about a hundredth of an operation.
     * @throws {InternalError} ENGINE if the engine crashes; POLICY_LIMIT if its stack ends.
     */
    builtin(request: Uint8Array): Uint8Array;
}
/** What `dist/engine.json` records; `sha256` is that of the module, not of the compressed file. */
export interface EngineRecord {
    go: string;
    opa: string;
    sha256: string;
    size: number;
}
/** Reads the engine's versions and digest, without loading it. */
export declare function readEngineRecord(folder: string): Promise<EngineRecord>;
/** Unpacks and starts the engine that lies in a folder (Modelward's `dist`). Takes about half a second. */
export declare function loadEngineFrom(folder: string, options?: EngineOptions): Promise<Engine>;
/** The engine's module, which can be started more than once, also by worker threads. Takes most of the half second. */
export declare function compileEngineFrom(folder: string): Promise<WebAssembly.Module>;
export interface EngineOptions {
    /** What OPA takes for the present, in nanoseconds since 1970. It stands still. */
    time?: bigint;
}
/** Starts the engine from the bytes of its module. */
export declare function loadEngine(wasm: Uint8Array, options?: EngineOptions): Promise<Engine>;
/** An engine of its own, that starts with its first call. */
export declare function startEngine(module: WebAssembly.Module, { time }?: EngineOptions): Engine;
