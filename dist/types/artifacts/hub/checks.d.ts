import type { Pointer } from '../../documents/place.ts';
import { type Mapping } from '../data.ts';
import type { Findings } from './check.ts';
import values from './values.json';
/** Checks the value of one field. `root` is the whole front matter, for what depends on another field. */
export type FieldCheck = (value: unknown, at: Pointer, findings: Findings, root: Mapping) => void;
/** Checks one text of a field. */
export type TextCheck = (text: string, at: Pointer, findings: Findings) => void;
/** One text. */
export declare function text(check?: TextCheck): FieldCheck;
/** One text or a list of texts. */
export declare function texts(check?: TextCheck): FieldCheck;
export declare const flag: FieldCheck;
/** A list of mappings; `check` gets each. */
export declare function mappings(check: (each: Mapping, at: Pointer, findings: Findings) => void): FieldCheck;
/** A value that has to be in one of the Hub's lists. */
export declare function oneOf(list: keyof typeof values, level: 'error' | 'warn', what: string): TextCheck;
/** The Hub takes any name of a library, and shows code to load the model only for those that it knows. */
export declare const library: TextCheck;
/** An id of a model or dataset: huggingface_hub, utils/_validators.py, `validate_repo_id`. */
export declare function repoId(kind: 'model' | 'dataset'): TextCheck;
/** What a value is, for a message. */
export declare function kindOf(value: unknown): string;
