import type { License } from './licenses.ts';
export type SectionName = 'description' | 'intended_use' | 'out_of_scope_use' | 'limitations' | 'recommendations' | 'how_to_start' | 'training_data' | 'training_procedure' | 'evaluation' | 'environmental_impact' | 'technical_specifications' | 'citation' | 'authors' | 'contact';
export interface Section {
    /** The section stands in the card and has text that is not a placeholder. */
    text_present: boolean;
    /** The section stands in the card, and its text is only a template's placeholder. */
    placeholder: boolean;
}
export interface Evaluation {
    task: string | null;
    dataset: {
        id: string | null;
        name: string | null;
        config: string | null;
        split: string | null;
        revision: string | null;
    };
    metric: string | null;
    /** Number, or the text that the card holds ("20.0 ± 1.2"). */
    value: number | string | null;
}
export interface BaseModel {
    /** Hub id (`owner/name`), purl, URL or path, as written. */
    id: string;
    relation: 'adapter' | 'merge' | 'quantized' | 'finetune' | null;
    /** Commit, tag or branch that it is taken at. */
    revision: string | null;
    /** The revision cannot move: a full commit id or a digest. */
    pinned: boolean;
}
export interface ModelCard {
    path: string;
    format: 'hugging-face';
    /** `invalid`: it is there and cannot be parsed; the reason is in `unread`. */
    front_matter: 'valid' | 'invalid' | 'absent';
    name: string | null;
    version: string | null;
    license: License | null;
    base_models: BaseModel[];
    datasets: {
        id: string;
    }[];
    languages: string[];
    library: string | null;
    /** `pipeline_tag`. */
    task: string | null;
    tags: string[];
    evaluations: Evaluation[];
    /** Front matter `metrics:`; names only, which is not a result. */
    metrics: string[];
    sections: Record<SectionName, Section>;
    placeholders: string[];
}
export interface DatasetCard {
    path: string;
    format: 'hugging-face';
    front_matter: 'valid' | 'invalid' | 'absent';
    /** `pretty_name`, else the first heading. */
    name: string | null;
    license: License | null;
    languages: string[];
    /** `source_datasets`: "original", "extended|squad", Hub ids. */
    source_datasets: string[];
    annotations_creators: string[];
    size_categories: string[];
    task_categories: string[];
    splits: {
        config: string | null;
        name: string;
        paths: string[];
        examples: number | null;
    }[];
    sections: Record<DatasetSectionName, Section>;
    placeholders: string[];
}
export type DatasetSectionName = 'summary' | 'intended_use' | 'source_data' | 'collection' | 'annotations' | 'personal_information' | 'bias' | 'limitations' | 'licensing' | 'curators' | 'citation';
