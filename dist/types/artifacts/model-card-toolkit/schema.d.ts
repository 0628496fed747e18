import { type Mapping } from '../data.ts';
import { type SchemaFault } from '../schema-faults.ts';
/** Checks a card against the schema of its form; each is loaded when it is first needed. */
export declare function checkSchema(card: Mapping): Promise<SchemaFault[]>;
