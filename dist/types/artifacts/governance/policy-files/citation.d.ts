import type { Reading, Source } from '../../reader.ts';
/** Reads CITATION.cff: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md */
export declare function readCitation(source: Source): Promise<Reading>;
