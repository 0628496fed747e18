import type { Reading, Source } from '../reader.ts';
export declare function readDependencies(source: Source): Reading;
