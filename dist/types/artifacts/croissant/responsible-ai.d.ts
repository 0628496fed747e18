import type { DatasetSectionName } from '../../facts/types.ts';
/** Properties of the vocabulary, and the section of a dataset card that each answers. */
export declare const RESPONSIBLE_AI: readonly (readonly [property: string, section: DatasetSectionName | null])[];
/** Properties of schema.org and Croissant itself that answer a section. */
export declare const OTHER_SECTIONS: readonly (readonly [property: string, section: DatasetSectionName])[];
/**
 * Does the data hold personal information? The property is free text: only what names attributes of people, or says
 * "none" in so many words, is an answer.
 */
export declare function personalData(texts: readonly string[]): boolean | null;
