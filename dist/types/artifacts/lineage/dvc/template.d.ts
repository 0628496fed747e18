import { type Mapping } from '../../data.ts';
/** Values that a template may name, the nearest first. */
export type Scopes = readonly Mapping[];
/** What `fill` could not fill in, by name. */
export type Missing = (name: string) => void;
/**
 * Fills in the `${...}` of a value and of what it holds. A text that is one template becomes the value itself; what is
 * not known stays as it is written.
 */
export declare function fill(value: unknown, scopes: Scopes, missing: Missing): unknown;
/** The value that a name as `train.layers[0].size` leads to. */
export declare function lookUp(name: string, scopes: Scopes): unknown;
/** As DVC writes a value into a text. A mapping in a command would become its arguments. */
export declare function textOfValue(value: unknown): string;
