import { type Reading, type Source } from '../reader.ts';
export declare function readSbom(source: Source): Promise<Reading>;
