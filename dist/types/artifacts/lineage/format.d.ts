import type { Candidate, LongReader, Reading, Source } from '../reader.ts';
/** One family of lineage files: a folder of its own, and a line in `formats.ts`. */
export interface LineageFormat {
    /** What `recognise` may say; `read` is given files of these. */
    readonly formats: readonly string[];
    readonly specification: string;
    /** Cheap test on the path alone: false means that the head need not be looked at. */
    mayBe(path: string): boolean;
    recognise(candidate: Candidate): string | null;
    readonly long?: LongReader;
    read(source: Source): Promise<Reading> | Reading;
}
