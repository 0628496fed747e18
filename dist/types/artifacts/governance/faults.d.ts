import type { ValidationError } from 'validator:modelward';
import { type SchemaFault } from '../schema-faults.ts';
import { type Shape } from './shape.ts';
/** Errors of the schema check as sentences; an unknown key comes with the known one that was probably meant. */
export declare function manifestFaults(errors: readonly ValidationError[], manifest: unknown, { document, shape }: {
    document: string;
    shape: Shape;
}): SchemaFault[];
