import { type RuntimeOptions } from './runtime.ts';
/** A pack with its input, ready to give the values of entrypoints. */
export interface Session {
    /**
     * `share` is the part of the remaining time that this evaluation may take, where time is limited.
     * @throws {InternalError} POLICY_ABORTED or POLICY_LIMIT, after which the session can be used again; INTERNAL.
     */
    evaluate(entrypoint: string, share: number): Promise<unknown>;
    close(): Promise<void>;
}
/** Evaluates in this thread, without a limit of time: for policies that are known to end. */
export declare function inThreadSession(wasm: Uint8Array, options: RuntimeOptions): Session;
