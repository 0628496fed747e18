import type { FetchOptions } from '../source.ts';
export interface TransportOptions extends Pick<FetchOptions, 'env' | 'signal' | 'onProgress'> {
    /** Node's own by default, through the proxy of the environment. */
    readonly fetch?: typeof globalThis.fetch;
    /** After so long without a byte, a server hangs. */
    readonly silenceMs?: number;
}
export interface Exchange {
    readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
    readonly url: URL;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: Uint8Array;
    /** Of the answer, if it is a good one. */
    readonly maxBytes: number;
    /** What the answer is, for progress. */
    readonly stage?: string;
}
export interface Answer {
    readonly status: number;
    readonly headers: Headers;
    readonly bytes: Uint8Array;
    readonly url: URL;
}
/** No answer came, or only a part of one. */
export declare class Unreachable extends Error {
    /** May the next attempt be better? */
    readonly again: boolean;
    constructor(message: string, again: boolean, cause?: unknown);
}
/** The answer has more bytes than it may have. */
export declare class TooLarge extends Error {
}
export declare const MAX_TEXT_BYTES: number;
/**
 * One request with all of its answer, whatever its status; redirects are answers too.
 * @throws {Unreachable}
 * @throws {TooLarge}
 */
export declare function exchange(request: Exchange, options: TransportOptions): Promise<Answer>;
