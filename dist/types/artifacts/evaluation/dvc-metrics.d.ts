import { type Draft } from './draft.ts';
/** `metrics.json` of DVC and DVCLive: numbers, in groups. */
export declare function readDvcMetrics(metrics: unknown): Draft;
