import type { Reading, Source } from '../reader.ts';
/** Reads a JSON card; graphics are left out. */
export declare function readToolkitCard(source: Source): Promise<Reading>;
