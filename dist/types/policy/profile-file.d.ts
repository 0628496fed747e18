import type { Pointer } from '../documents/place.ts';
import { type ErrorPlace } from '../errors.ts';
import type { Severity } from './types.ts';
/** A profile, as its file states it. The source of `policies/schemas/profile.schema.json`. */
export interface ProfileFile {
    /** What it is called. */
    title?: string;
    /** When to take it. */
    description?: string;
    /** A shipped profile's name, or the path of another file, relative to this one. */
    extends?: string;
    /** Which of the shipped rules are on; as the extended profile says if absent. */
    rules?: 'all' | readonly string[];
    /** Severity by rule id, for all findings of the rule. A rule that is given one is on. */
    severities?: Readonly<Record<string, Severity>>;
    /** Parameters by rule id and name; types are checked where the rules are known. */
    parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
/** The place of a value, or of its key, within the file; nothing for shipped profiles. */
export type LocateSetting = (pointer: Pointer, part: 'key' | 'value') => ErrorPlace | undefined;
/** @throws {UserError} PROFILE for the first thing that has another form. */
export declare function parseProfile(value: unknown, locate: LocateSetting): ProfileFile;
