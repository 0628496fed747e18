import type { LogEntry, SignatureStatus, Signer } from '../facts/types.ts';
import { type Chunks } from './artifact.ts';
import type { SignedContent } from './content.ts';
import { type Trust } from './trust.ts';
/** What was found of a signature. */
export interface Verdict {
    readonly status: Exclude<SignatureStatus, 'unsigned'>;
    /** One sentence; null where it is verified. */
    readonly reason: string | null;
    readonly signer: Signer | null;
    /** RFC 3339 in UTC. */
    readonly signed_at: string[];
    readonly transparency_log: LogEntry[];
    /** What of the trust it was verified by: the name of a key's or certificate's file, or an identity. */
    readonly by: string | null;
}
export interface VerifyOptions {
    readonly trust: Trust;
    /** The effective time, at which certificates without a proof of their time have to be valid; null if there is none. */
    readonly time: Date | null;
    /** What a message signature is over; null if it is not at hand. */
    readonly chunks: Chunks | null;
}
/** Verifies a signature offline. Never throws on what it holds. */
export declare function verifySignature(signed: SignedContent, options: VerifyOptions): Verdict;
