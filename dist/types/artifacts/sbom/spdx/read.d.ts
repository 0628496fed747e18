import type { Reading, Source } from '../../reader.ts';
export declare function readSpdx(source: Source): Promise<Reading>;
