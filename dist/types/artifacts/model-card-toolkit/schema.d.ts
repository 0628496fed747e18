import { type Mapping } from '../data.ts';
import { type SchemaFault } from '../schema-faults.ts';
/** Checks a card against the schema of its form; each is loaded when it is first needed. */
export declare function checkSchema(card: Mapping): Promise<SchemaFault[]>;
/**
 * Version 0.0.1 has texts where 0.0.2 has objects. Intel's generator writes 0.0.1 and means the newer form, which is
 * what its own schema describes: a list of licenses gives that away.
 */
export declare function isFirstForm(card: Mapping): boolean;
