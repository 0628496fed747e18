import type { DatasetCard, DatasetSectionName, Section } from '../../facts/types.ts';
/** A card that says nothing: what each format fills. */
export declare function emptyDatasetCard(path: string, format: DatasetCard['format']): DatasetCard;
/** The sections, each by what `fact` says of it. */
export declare function datasetSections(fact: (name: DatasetSectionName) => Section): DatasetCard['sections'];
