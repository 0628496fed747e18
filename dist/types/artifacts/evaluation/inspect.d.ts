import { type Draft } from './draft.ts';
/** A log of Inspect (UK AI Security Institute) in its JSON form. */
export declare function readInspect(log: unknown): Draft;
