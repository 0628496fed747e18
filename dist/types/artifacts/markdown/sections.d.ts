import type { Section } from '../../facts/types.ts';
import type { Heading } from './outline.ts';
/** Which sections a heading names, by a pattern over its normalized text. None at all: a section that is no fact of its own, and no other's. */
export type HeadingTable<Name extends string> = readonly (readonly [
    pattern: RegExp,
    names: readonly Name[]
])[];
export interface Sections<Name extends string> {
    fact(name: Name): Section;
    /** The heading to point at: of a placeholder the one that holds it. Null if no heading names the section. */
    heading(name: string | undefined): Heading | null;
}
/**
 * What the card says in each section. Text below a sub-heading counts for the section above it, unless the sub-heading
 * names a section itself: recommendations below "Limitations" are no limitations. What stands directly below a title
 * that names no section counts for `lead`.
 */
export declare function findSections<Name extends string>(headings: readonly Heading[], table: HeadingTable<Name>, lead: Name): Sections<Name>;
