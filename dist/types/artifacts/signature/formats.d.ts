import type { SignatureFormat } from '../../facts/types.ts';
import { type Peek } from '../peek.ts';
import type { Candidate } from '../reader.ts';
/** What a format can be known by. */
interface Clues {
    readonly path: string;
    readonly size: number;
    /** Outermost keys, where the file begins as JSON does; those of the first line in JSON Lines. */
    readonly json: Peek | null;
    /** Does the file begin with this? */
    begins(text: string): boolean;
}
interface Format {
    readonly format: SignatureFormat;
    readonly specification: string;
    matches(clues: Clues): boolean;
}
/** From the most to the least certain. */
export declare const FORMATS: readonly Format[];
export declare function recogniseSignature({ path, size, head }: Candidate): SignatureFormat | null;
export {};
