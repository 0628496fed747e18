import type { Reading, Source } from '../reader.ts';
/** What fewer repositories have is loaded when a file is in it. */
export declare function readSbom(source: Source): Promise<Reading>;
