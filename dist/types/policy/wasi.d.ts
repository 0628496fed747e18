/** What a module wrote to standard error is kept for messages, up to here. */
export declare const MAX_STDERR_BYTES: number;
/** The module called `proc_exit`. */
export declare class WasiExit extends Error {
    readonly status: number;
    constructor(status: number);
}
export interface Wasi {
    readonly imports: Record<string, WebAssembly.ImportValue>;
    /** To be called before the module runs. */
    bind(memory: WebAssembly.Memory): void;
    /** What the module wrote to standard error and output so far. */
    stderr(): string;
}
/**
 * The least of wasi_snapshot_preview1 that a Go reactor runs on. It gives away nothing of the host: the clock is
 * virtual (it starts at `time`, in nanoseconds), randomness is a fixed sequence, and there are no arguments,
 * environment, files or network. So the same calls give the same bytes. (`node:wasi` would give real ones and prints a
 * warning.)
 */
export declare function createWasi(module: WebAssembly.Module, time?: bigint): Wasi;
