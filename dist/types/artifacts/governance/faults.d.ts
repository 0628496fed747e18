import type { ValidationError } from 'validator:ml-system';
import { type SchemaFault } from '../schema-faults.ts';
/** Errors of the schema check as sentences; an unknown key comes with the known one that was probably meant. */
export declare function manifestFaults(errors: readonly ValidationError[], manifest: unknown, topLevelKeys: readonly string[]): SchemaFault[];
/** Values that a template left: they say no more than a missing key. */
export declare function placeholderFaults(manifest: unknown): SchemaFault[];
