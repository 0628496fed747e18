import type { Pointer } from '../../../../documents/place.ts';
/** What a tag's value is in the JSON of SPDX 2; null for text that has not the tag's form. */
type Convert = (text: string) => unknown;
/** The elements of a document, each begun by one of its tags. */
export type Section = 'document' | 'package' | 'file' | 'snippet' | 'license' | 'relationship' | 'annotation' | 'review';
export interface Field {
    readonly section: Section;
    /** Within the section's object. */
    readonly path: Pointer;
    /** The tag may stand more than once. */
    readonly list: boolean;
    /** An element begins with it. */
    readonly begins: boolean;
    readonly convert: Convert;
}
/** Where the elements of a section stand in the document. */
export declare const LISTS: Readonly<Record<Exclude<Section, 'document'>, string>>;
/** The tags of SPDX 2.2 and 2.3, annexes "Fields" of the specification; SPDXID belongs to whatever stands before it. */
export declare const FIELDS: ReadonlyMap<string, Field>;
/** Tags whose values the JSON has nowhere, or that are not among the facts: they are known, and nothing becomes of them. */
export declare const PASSED_OVER: ReadonlySet<string>;
export {};
