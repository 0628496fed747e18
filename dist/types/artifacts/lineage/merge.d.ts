import type { Run } from '../../facts/types.ts';
import type { ArtifactRecord } from '../reader.ts';
export type RunRecord = Extract<ArtifactRecord, {
    into: 'runs';
}>;
/**
 * Makes one record of all that speak of one run: OpenLineage events of one run id, whichever files they stand in, and
 * a DVC stage with its entry in dvc.lock. Inputs and outputs add up, the last state counts.
 */
export declare function mergeRuns(records: readonly RunRecord[]): RunRecord[];
/** Does what this run says of itself count more than what the other says? */
export declare function isLater(a: Run, b: Run): boolean;
