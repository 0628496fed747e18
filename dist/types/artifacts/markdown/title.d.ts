import type { Fields } from './fields.ts';
import type { Heading } from './outline.ts';
/** The name that a title gives: "Model Card for BERT" is about BERT. A template's title names nothing. */
export declare function titleName(title: Heading | null, fields: Fields): string | null;
