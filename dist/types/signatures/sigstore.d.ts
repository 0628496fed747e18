import { type Mapping } from '../artifacts/data.ts';
import type { LogEntry } from '../facts/types.ts';
import { type Chunks } from './artifact.ts';
import type { MessageSignature } from './content.ts';
import type { TrustedKey } from './trust.ts';
/** What Sigstore's own library says of a bundle with log entries or timestamps. */
export type LogVerdict = {
    readonly holds: true;
    readonly signedAt: readonly string[];
} | {
    readonly holds: false;
    /** `foreign`: it may hold, and not by this trusted root or at that time. */
    readonly fault: 'invalid' | 'foreign' | 'malformed';
    readonly reason: string;
};
export interface LoggedBundle {
    readonly bundle: Mapping;
    /** JSON; null for the one that is shipped. */
    readonly trustedRoot: unknown;
    /** Of a message signature, and the content that it is over. */
    readonly message: {
        readonly signature: MessageSignature;
        readonly chunks: Chunks;
    } | null;
}
/** A sentence that says why a trusted root cannot be used; null if it can. */
export declare function problemOfTrustedRoot(json: unknown): string | null;
/**
 * Verifies a bundle whose signer has a certificate: its chain at the time that log or timestamp authority vouch for,
 * the log entries, the signature. A log is required where the trusted root knows one.
 */
export declare function verifyCertified(logged: LoggedBundle): LogVerdict;
/** Verifies the log entries and the signature of a bundle that a key signed. */
export declare function verifyKeyed(logged: LoggedBundle, { key }: TrustedKey): LogVerdict;
/** The entries as the bundle states them. */
export declare function logEntries(bundle: Mapping, trustedRoot: unknown, verified: boolean): LogEntry[];
