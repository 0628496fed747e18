import type { Reading, Source } from '../reader.ts';
export declare function readWeightIndex(source: Source): Reading;
