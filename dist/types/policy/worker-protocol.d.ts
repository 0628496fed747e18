import type { EngineStart } from './builtins.ts';
import type { RuntimeOptions } from './runtime.ts';
/** What the worker starts with. */
export interface WorkerStart extends RuntimeOptions {
    wasm: Uint8Array;
    /** For modules that leave builtins to their host; without it, a call of one aborts the policy. */
    engine?: EngineStart;
}
/** An entrypoint to evaluate; answered by one reply. The worker says `ready` once, first. */
export interface WorkerRequest {
    entrypoint: string;
}
export type WorkerReply = {
    readonly kind: 'ready';
} | {
    readonly kind: 'value';
    readonly value: unknown;
} | {
    readonly kind: 'error';
    readonly code: 'POLICY_ABORTED' | 'POLICY_LIMIT' | 'ENGINE';
    readonly message: string;
};
export declare function isWorkerStart(value: unknown): value is WorkerStart;
export declare function isWorkerRequest(value: unknown): value is WorkerRequest;
export declare function isWorkerReply(value: unknown): value is WorkerReply;
