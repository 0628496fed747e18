import type { Pointer } from '../../documents/place.ts';
import type { ScanFinding, ScanResult } from '../../facts/types.ts';
import type { Source } from '../reader.ts';
/** How many findings and subjects of a run are kept: more than anybody looks at; the rest is counted. */
export declare const FINDING_LIMIT = 5000;
/** A run as its format tells it: names as written, with the pointers of findings in the file. */
export interface RunDraft extends Pick<ScanResult, 'tool' | 'date' | 'successful' | 'revision'> {
    subjects: {
        name: string;
        sha256: string | null;
        at: Pointer;
    }[];
    findings: FindingDraft[];
    at: Pointer;
}
export type FindingDraft = Omit<ScanFinding, 'file'> & {
    at: Pointer;
};
/** A run whose names are paths of the tree, and where its parts stand. */
export interface PlacedRun {
    value: ScanResult;
    at: Pointer;
    subjects: readonly Pointer[];
    findings: readonly Pointer[];
}
export declare function placeRun(draft: RunDraft, source: Source, format: ScanResult['format'], run: number): PlacedRun;
/**
 * The file of the tree that a scanner means. Scanners write paths from where they ran, absolute ones too, and put what
 * they found within a file behind its name: the longest end of the path that is a file here.
 */
export declare function fileOf(name: string, { exists }: Pick<Source, 'exists'>): string | null;
/** Ids of vulnerabilities in texts, each once. */
export declare function vulnerabilitiesIn(...texts: readonly (string | null)[]): string[];
