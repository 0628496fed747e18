import type { Reading, Source } from '../reader.ts';
export declare function readScan(source: Source): Reading;
