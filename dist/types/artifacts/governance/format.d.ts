import type { Candidate, Reading, Source } from '../reader.ts';
/** One form of governance file. */
export interface GovernanceFormat {
    readonly format: string;
    readonly specifications: readonly string[];
    /** By the path alone. */
    mayBe(path: string): boolean;
    /** By path and content; `mayBe` holds. */
    matches(candidate: Candidate): boolean;
    read(source: Source): Promise<Reading>;
}
