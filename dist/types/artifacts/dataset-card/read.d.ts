import type { Reading, Source } from '../reader.ts';
/** Reads a Hugging Face dataset card. */
export declare function readDatasetCard(source: Source): Promise<Reading>;
