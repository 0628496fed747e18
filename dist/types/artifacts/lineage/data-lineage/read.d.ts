import type { Reading, Source } from '../../reader.ts';
/** Reads `data-lineage.yml`. What breaks its schema is told and left out; the rest is read. */
export declare function readDataLineage(source: Source): Promise<Reading>;
