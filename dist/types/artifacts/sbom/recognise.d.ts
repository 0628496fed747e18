import type { SbomFormat } from '../../facts/types.ts';
import type { Candidate } from '../reader.ts';
/** The format by content. A name counts only where the content does not speak against it. */
export declare function recogniseSbom({ path, head }: Candidate): SbomFormat | null;
