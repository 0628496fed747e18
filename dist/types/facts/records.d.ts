import type { ArtifactRecord } from '../artifacts/reader.ts';
import type { Origin } from './places.ts';
type Room = ArtifactRecord['into'];
export type RecordIn<Into extends Room> = Extract<ArtifactRecord, {
    into: Into;
}>;
/** The records of a system by the room of the facts that they go into, each in the order in which they were read. */
export declare class Records {
    #private;
    constructor(records: readonly ArtifactRecord[]);
    in<Into extends Room>(room: Into): RecordIn<Into>[];
    /** What the records of a room say, and where each stands. */
    listed<Into extends Room>(room: Into): Listed<RecordIn<Into>['value']>;
}
/** A list of facts, and the origins of its elements in the same order. */
export interface Listed<Value> {
    readonly values: Value[];
    readonly origins: Origin[];
}
export declare function listed<Record extends ArtifactRecord>(records: readonly Record[]): Listed<Record['value']>;
/** The file that a record was read from. */
export declare function pathOf(record: ArtifactRecord): string;
export declare function originOf(record: ArtifactRecord): Origin;
export {};
