import type { Reading, Source } from '../../reader.ts';
/** CycloneDX as JSON, whether it follows its schema or not. */
export declare function readCycloneDx(source: Source): Promise<Reading>;
