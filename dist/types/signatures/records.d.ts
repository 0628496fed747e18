import type { ArtifactRecord } from '../artifacts/reader.ts';
import { type Tree } from '../repository/tree.ts';
import type { Trust } from './trust.ts';
export interface VerifyRecordsOptions {
    readonly tree: Pick<Tree, 'read'>;
    readonly trust: Trust;
    /** RFC 3339; undefined where no time is given. */
    readonly time: string | undefined;
}
/** The records with what was found of each signature. */
export declare function verifyRecords(records: readonly ArtifactRecord[], { tree, trust, time }: VerifyRecordsOptions): Promise<ArtifactRecord[]>;
