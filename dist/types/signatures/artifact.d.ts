import { type KeyObject } from 'node:crypto';
/** The content that a detached signature is over, as often as it is asked for. */
export type Chunks = () => Iterable<Uint8Array>;
/** Is it the key's signature over the content? Never throws on what a bundle holds. */
export declare function isContentOf(key: KeyObject, chunks: Chunks, signature: Uint8Array): boolean;
/** Has the content this digest? `algorithm` is Node's name of it. */
export declare function hasDigest(chunks: Chunks, algorithm: string, digest: Uint8Array): boolean;
