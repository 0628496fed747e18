import { type OciReference, type OciTagReference } from '../reference.ts';
import { type FetchOptions } from '../source.ts';
import { type Answer, type TransportOptions } from './transport.ts';
export interface RegistryOptions extends FetchOptions, TransportOptions {
    /** Sleeps between attempts. */
    readonly wait?: (milliseconds: number) => Promise<void>;
}
export interface RegistryRequest {
    readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT';
    /** Relative to `/v2/<repository>/`, or absolute. */
    readonly path: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Uint8Array;
    readonly maxBytes?: number;
    readonly stage?: string;
}
/**
 * One repository of a registry, by the OCI Distribution Specification 1.1. HTTPS, and HTTP on this machine alone.
 * Nothing that comes back is trusted: answers are bounded in size and time, and credentials leave for no other host.
 */
export declare class Registry {
    #private;
    constructor(reference: OciReference | OciTagReference, actions: 'pull' | 'pull,push', options: RegistryOptions);
    /**
     * Sends a request, again after a moment where the server is busy or the connection broke. An answer below 500 that
     * is not 429 is for the caller.
     * @throws {UserError} PACK
     */
    send(request: RegistryRequest): Promise<Answer>;
    /** What an unwanted answer means. */
    failure({ status, bytes }: Pick<Answer, 'status' | 'bytes'>): Error;
}
