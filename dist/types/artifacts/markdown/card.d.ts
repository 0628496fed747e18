import type { Pointer } from '../../documents/place.ts';
import type { ArtifactKind, CardProblem, Unread } from '../../facts/types.ts';
import type { Locate, Source } from '../reader.ts';
import { Fields } from './fields.ts';
import { type HeadingTable, type Sections } from './sections.ts';
/** What the sections of a kind of card are called, and the one that stands below the title without a heading. */
export interface CardForm<Name extends string> {
    readonly kind: ArtifactKind;
    readonly headings: HeadingTable<Name>;
    readonly lead: Name;
}
/** A card taken apart: fields of its front matter, sections of its body, and what could not be read. */
export interface OpenedCard<Name extends string> {
    readonly frontMatter: 'valid' | 'invalid' | 'absent';
    readonly fields: Fields;
    readonly sections: Sections<Name>;
    /** What stands after a label in the Markdown: "**License:** MIT", a row of a table, the first line below a heading. */
    labelled(label: RegExp, into: Pointer): string | null;
    /** The name that the field gives, else the title. */
    name(field: Pointer | null): string | null;
    /** What the Hub's own check would say of the front matter; nothing where it cannot be parsed. */
    check(kind: 'model' | 'dataset'): Promise<CardCheck>;
    /** Everything that could not be read, the wrong fields told so far included. */
    unread(): Unread[];
    /** Places of the record's values: by the fields' origins, of `sections` and of a name from the title by their heading. */
    readonly locate: Locate;
}
/** The verdict of a format's own check. */
export interface CardCheck {
    readonly valid: boolean | null;
    readonly errors: CardProblem[];
    readonly warnings: CardProblem[];
}
/** Opens a Hugging Face card; the front matter is read as YAML 1.1, as the Hub does. */
export declare function openCard<Name extends string>(source: Source, { kind, headings: table, lead }: CardForm<Name>): Promise<OpenedCard<Name>>;
