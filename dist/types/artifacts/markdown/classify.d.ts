import type { Candidate } from '../reader.ts';
export declare const CARD_FORMAT = "hugging-face";
/** Largest card that is read. The longest on the Hub, with benchmark results in the front matter, have some 2 MB. */
export declare const CARD_LIMIT: number;
/** Could a file be a card, by its path alone? */
export declare function mayBeCard(path: string): boolean;
/** The kind of a card and the format that it is in. */
export interface CardClass {
    readonly kind: 'model' | 'dataset';
    readonly format: string;
}
/**
 * Is it a model card or a dataset card? By its name, else by the keys of its front matter, else by its headings. Where
 * keys are shared with other pages it takes a title that says so, or a README without keys of such pages; then what
 * stands in a folder for data is a dataset's card.
 */
export declare function classifyCard(candidate: Candidate): CardClass | null;
