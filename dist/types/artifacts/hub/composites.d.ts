import { type FieldCheck, type TextCheck } from './checks.ts';
/** An id of the Hub's list, or a list of them. `other` asks for a name. */
export declare const licenses: FieldCheck;
/** A file LICENSE of the repository or a URL. */
export declare const licenseLink: TextCheck;
/** A number of grams, or a mapping in which `emissions` is. */
export declare const emissions: FieldCheck;
/** A mapping of names to types, or to `{type: select, options: [...]}`. */
export declare const gatedFields: FieldCheck;
