import { type Draft } from './draft.ts';
/** `evals/*.json` and `fairness.json` (policies/schemas/evaluation.schema.json). What breaks the schema is read as far as it goes. */
export declare function readModelwardEvaluation(report: unknown): Draft;
