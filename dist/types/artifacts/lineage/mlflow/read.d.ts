import type { Reading, Source } from '../../reader.ts';
/** Reads one file of MLflow; what a run used and made stands in several, and is joined by the run's id. */
export declare function readMlflow(source: Source): Reading;
