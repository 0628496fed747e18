import type { Reading, Source } from '../reader.ts';
/** Reads a Hugging Face model card. */
export declare function readModelCard(source: Source): Promise<Reading>;
