import { type Draft } from './draft.ts';
/**
 * `results_*.json` of EleutherAI's lm-evaluation-harness: metrics of a task are keys `metric,filter` (before 0.4
 * `metric`), their standard errors `metric_stderr,filter`.
 */
export declare function readLmEval(report: unknown): Draft;
