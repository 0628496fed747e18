import type { Reading, Source } from '../reader.ts';
export declare function readSignatures(source: Source): Reading;
