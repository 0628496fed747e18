import type { Session } from './session.ts';
import type { WorkerStart } from './worker-protocol.ts';
/**
 * Evaluates in a worker thread, `timeLimit` milliseconds in all. A worker that takes too long or too much memory is
 * ended, and the next evaluation starts another, as long as time is left. Each takes the input over that `start` gives.
 */
export declare function isolatedSession(program: URL, start: () => WorkerStart, timeLimit: number): Session;
