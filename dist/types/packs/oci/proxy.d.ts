/**
 * Node's `fetch`, which from then on reaches other machines through HTTPS_PROXY, with the exceptions of NO_PROXY. Plain
 * HTTP stays on this machine and needs no proxy.
 */
export declare function fetchThroughProxy(env: Readonly<Record<string, string | undefined>>): typeof globalThis.fetch;
