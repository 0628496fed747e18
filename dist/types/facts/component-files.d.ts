import type { ArtifactRecord } from '../artifacts/reader.ts';
import type { Origin } from './places.ts';
import type { Checksum, File, RecordedSbom } from './types.ts';
type SbomRecord = Extract<ArtifactRecord, {
    into: 'sboms';
}>;
export interface ComponentFiles {
    /** The SBOMs, with `file` filled in. */
    sboms: RecordedSbom[];
    /** A digest that finds its file is a digest that agrees. */
    found: {
        checksum: Checksum;
        origin: Origin;
    }[];
}
/** Finds the file of each component that names none: the one whose SHA-256 it records. */
export declare function findFilesOfComponents(records: readonly SbomRecord[], files: readonly File[]): ComponentFiles;
export {};
