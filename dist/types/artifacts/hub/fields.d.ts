import { type FieldCheck } from './checks.ts';
/** The fields that are checked, in the order of the messages. Any other field is the author's own. */
export type FieldTable = readonly (readonly [key: string, check: FieldCheck])[];
export declare const MODEL_FIELDS: FieldTable;
export declare const DATASET_FIELDS: FieldTable;
