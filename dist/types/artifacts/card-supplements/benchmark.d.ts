import type { Reading, Source } from '../reader.ts';
/** Reads `eval.yaml` of a benchmark dataset. */
export declare function readBenchmark(source: Source): Reading;
