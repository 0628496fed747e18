import type { Signature, SignatureFormat } from '../../facts/types.ts';
/** What is known of a signature before anything of it was read. */
export declare function blankSignature(path: string, format: SignatureFormat): Signature;
