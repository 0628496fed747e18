import { type StructuredDocument } from './document.ts';
export type TomlDocument = StructuredDocument;
/**
 * Parses TOML 1.0 into plain data that JSON can hold: dates and times are text as the file has them in ISO form, and
 * numbers that JSON does not have are null. A syntax error, a duplicate key included, is fatal.
 */
export declare function parseToml(text: string): TomlDocument;
