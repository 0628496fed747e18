import type { Reading, Source } from '../reader.ts';
/** Reads a model card in Markdown: one of the Hub by its front matter, any other by its headings and labels. */
export declare function readModelCard(source: Source): Promise<Reading>;
