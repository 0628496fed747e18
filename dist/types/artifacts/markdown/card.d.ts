import type { Pointer } from '../../documents/place.ts';
import type { ArtifactKind, Unread } from '../../facts/types.ts';
import type { Locate, Source } from '../reader.ts';
import { Fields } from './fields.ts';
import { type Heading } from './outline.ts';
/** A card taken apart: fields of its front matter, headings of its body, and what could not be read. */
export interface OpenedCard {
    readonly frontMatter: 'valid' | 'invalid' | 'absent';
    readonly fields: Fields;
    readonly headings: readonly Heading[];
    /** Everything that could not be read, the wrong fields told so far included. */
    unread(): Unread[];
    /** Places of the record's values: by the fields' origins, of `sections` by their heading. */
    locate(sectionHeading: (pointer: Pointer) => Heading | null): Locate;
}
/** Opens a Hugging Face card; the front matter is read as YAML 1.1, as the Hub does. */
export declare function openCard(source: Source, kind: ArtifactKind): Promise<OpenedCard>;
