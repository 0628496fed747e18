import { type StructuredDocument } from './document.ts';
import type { YamlSchema } from './yaml-scalars.ts';
export type YamlDocument = StructuredDocument;
export interface YamlOptions {
    /** `core` (YAML 1.2) by default. */
    readonly schema?: YamlSchema;
    /** The stretch of the text that is YAML, such as a front matter; positions stay those of the whole text. */
    readonly range?: {
        readonly start: number;
        readonly end: number;
    };
}
/**
 * Parses the first YAML document of a text into plain data that JSON can hold. Duplicate keys and unknown tags are
 * problems that leave the value readable, as PyYAML lets the last key win; a syntax error is fatal, and so are
 * nesting deeper than `DEPTH_LIMIT` and aliases that blow the document up. An empty document is null.
 */
export declare function parseYaml(text: string, options?: YamlOptions): YamlDocument;
