import type { LineageFormat } from './format.ts';
/** All lineage formats, from what goes by its name to what is told by its content: the first that recognises a file reads it. */
export declare const FORMATS: readonly LineageFormat[];
