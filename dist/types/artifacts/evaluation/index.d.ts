import type { EvaluationReport } from '../../facts/types.ts';
import type { ArtifactReader } from '../reader.ts';
export type EvaluationFormat = EvaluationReport['format'];
/** Reports of evaluations: ours, and those of the tools that are in use. */
export declare const evaluation: ArtifactReader;
