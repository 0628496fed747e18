import type { ValidationError } from 'validator:data-lineage';
import { type SchemaFault } from '../../schema-faults.ts';
/** Keys of the entries of each list; the tests hold them against the published schema. */
export declare const ENTRY_KEYS: Readonly<Record<string, readonly string[]>>;
/** Errors of the schema check as sentences; an unknown key comes with the known one that was probably meant. */
export declare function fileFaults(errors: readonly ValidationError[], file: unknown): SchemaFault[];
/** What a schema cannot say: ids that are given twice, or named and not given; values that a template left. */
export declare function contentFaults(file: unknown): SchemaFault[];
