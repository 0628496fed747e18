import type { Reading, Source } from '../reader.ts';
/** Reads results of a model. An entry without what the Hub requires is told, and what it says is kept. */
export declare function readEvalResults(source: Source): Reading;
