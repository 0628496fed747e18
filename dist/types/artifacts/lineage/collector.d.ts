import type { StructuredDocument } from '../../documents/document.ts';
import type { DocumentProblem, Pointer } from '../../documents/place.ts';
import type { ArtifactKind, LineageDataset, LineageFormatName, Run, Unread, UnreadReason } from '../../facts/types.ts';
import type { ArtifactRecord, Locate, Reading, RecordedChecksum, Source } from '../reader.ts';
/** Where the facts of a record stand in the document, by the first two segments of their pointer; '' is the record. */
export type Places = ReadonlyMap<string, Pointer>;
type RunStatement = Pick<Run, 'id' | 'job' | 'state'> & Partial<Omit<Run, 'path' | 'format'>>;
type DatasetStatement = Pick<LineageDataset, 'id' | 'name' | 'type'> & Partial<Omit<LineageDataset, 'path' | 'format'>>;
/** Gathers the lineage that one file states, with the place of every fact. */
export declare class LineageCollector {
    #private;
    readonly path: string;
    constructor(source: Pick<Source, 'path'>, format: LineageFormatName, document: StructuredDocument, kind?: ArtifactKind);
    run(statement: RunStatement, places: Places): void;
    dataset(statement: DatasetStatement, places: Places): void;
    checksum(statement: Pick<RecordedChecksum, 'source' | 'subject' | 'algorithm' | 'expected' | 'reason'>, places: Places): void;
    /** Takes in a record of another room. */
    record(record: ArtifactRecord): void;
    /** Notes what was not read; `atKey` points at the key and not at its value. */
    tell(reason: UnreadReason, at: Pointer, message: string, { extent, atKey }?: {
        extent?: Unread['extent'];
        atKey?: boolean;
    }): void;
    problems(problems: readonly DocumentProblem[]): void;
    /** What was gathered; `empty` completes "The file ..." where it is nothing at all. */
    reading(empty: string): Reading;
    locate(places: Places): Locate;
}
export {};
