import type { Fields } from './fields.ts';
import type { Heading } from './outline.ts';
/** The heading that names what the card is about: the first one, if it stands at the top level. */
export declare function titleHeading(headings: readonly Heading[]): Heading | null;
/** The name that a title gives: "Model Card for BERT" is about BERT. A template's title names nothing. */
export declare function titleName(title: Heading | null, fields: Fields): string | null;
