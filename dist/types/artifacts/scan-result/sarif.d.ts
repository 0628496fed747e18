import type { Pointer } from '../../documents/place.ts';
import { type RunDraft } from './draft.ts';
/** The runs of a SARIF log (OASIS SARIF 2.1.0, section 3.13), and what is wrong with those that cannot be read. */
export declare function readSarif(log: unknown): {
    runs: RunDraft[];
    problems: {
        message: string;
        at: Pointer;
    }[];
};
