import { type StructuredDocument } from '../../../documents/document.ts';
import type { DocumentProblem, Pointer } from '../../../documents/place.ts';
import type { Digest, LineageDataset, Run, Unread, UnreadReason } from '../../../facts/types.ts';
import type { Reading, Source } from '../../reader.ts';
/** A path that a DVC file names, resolved against its folder. */
export interface DvcPath {
    /** Path in the tree; the text as written for a URL, a template and what leaves the tree. */
    id: string;
    place: 'tree' | 'url' | 'template' | 'outside-tree';
}
/** What DVC says of a stage. */
export type DvcRun = Pick<Run, 'id' | 'job' | 'state' | 'inputs' | 'outputs' | 'command'> & Partial<Pick<Run, 'stale' | 'frozen'>>;
/** Gathers what one DVC file says. */
export declare class DvcCollector {
    #private;
    readonly path: string;
    constructor(source: Source, document: StructuredDocument);
    /** The path that `written` stands for, in `workingFolder` relative to the folder of the file. */
    resolve(written: string, workingFolder: string | null, at: Pointer): DvcPath;
    /** A variable of a template that nothing gives a value; told once. */
    missing(name: string, at: Pointer): void;
    run(value: DvcRun, locate: ReadonlyMap<string, Pointer>): void;
    dataset(path: DvcPath, facts: DatasetStatement, locate: ReadonlyMap<string, Pointer>): void;
    checksum(subject: string, digest: Digest, reason: string | null, at: Pointer): void;
    tell(reason: UnreadReason, at: Pointer, message: string, extent?: Unread['extent']): void;
    problem({ reason, message, offset, fatal }: DocumentProblem): void;
    reading(): Reading;
}
/** What a file says of one path; the rest is null. */
export type DatasetStatement = Pick<LineageDataset, 'type'> & Partial<Pick<LineageDataset, 'source' | 'revision' | 'digests' | 'description' | 'aliases' | 'part_of'>>;
