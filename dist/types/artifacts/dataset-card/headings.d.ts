import type { DatasetSectionName } from '../../facts/types.ts';
import type { HeadingTable } from '../markdown/sections.ts';
/** Headings of dataset cards: the Hub's template (huggingface_hub, templates/datasetcard_template.md), its older form in datasets, and common variants. */
export declare const DATASET_HEADINGS: HeadingTable<DatasetSectionName>;
