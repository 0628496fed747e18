import type { ModelCard, Section, SectionName } from '../../facts/types.ts';
/** A card that says nothing: what each format fills. */
export declare function emptyCard(path: string, format: ModelCard['format']): ModelCard;
/** The sections, each by what `fact` says of it. */
export declare function sectionFacts(fact: (name: SectionName) => Section): ModelCard['sections'];
