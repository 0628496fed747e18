/** What a worker begins with. */
export interface IsolatedStart {
    readonly workerData: object;
    /** Buffers in it that the worker takes over. */
    readonly transfer: readonly ArrayBuffer[];
}
/** A thread that answers one question at a time. */
export interface IsolatedWorker {
    /**
     * Starts the thread, if none runs. Asking does so by itself.
     * @throws {InternalError} INTERNAL
     */
    start(): Promise<void>;
    /**
     * The answer, for which there are `limit` milliseconds. A thread that takes too long or too much memory is ended, and
     * the next question starts another.
     * @throws {InternalError} what the thread says; POLICY_ABORTED or POLICY_LIMIT if it ends, after which it can be
     * asked again; INTERNAL.
     */
    ask(request: object, limit: number): Promise<unknown>;
    isRunning(): boolean;
    close(): Promise<void>;
}
export declare function isolatedWorker(program: URL, start: () => IsolatedStart): IsolatedWorker;
