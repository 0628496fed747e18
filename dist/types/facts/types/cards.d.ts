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
/** An evaluation as cards state it, with what only some formats say. */
export interface CardEvaluation extends Evaluation {
    /** The file that states it: the card, or one below `.eval_results/`. */
    stated_in: string;
    /** `task.name`; of `.eval_results` the benchmark's task id. */
    task_name: string | null;
    metric_name: string | null;
    metric_config: string | null;
    /** Arguments of the dataset's loader and of the metric, as JSON. */
    dataset_args: string | null;
    metric_args: string | null;
    /** What part of the data it was measured on, where that is no split. */
    slice: string | null;
    confidence_interval: {
        lower: number | null;
        upper: number | null;
    } | null;
    threshold: number | null;
    /** The card says that Hugging Face made the evaluation; nobody checked that here. */
    verified: boolean | null;
    /** A token by which the Hub can tell that it made the evaluation. */
    verify_token: string | null;
    source: {
        name: string | null;
        url: string | null;
        user: string | null;
    } | null;
    /** As written. */
    date: string | null;
    notes: string | null;
}
/** Something that a format's own check finds; `pointer` leads into the front matter or the JSON of the file. */
export interface CardProblem {
    message: string;
    pointer: string;
}
/** `co2_eq_emissions`. */
export interface Emissions {
    /** Grams of CO2 equivalents. */
    grams: number | null;
    source: string | null;
    training_type: string | null;
    location: string | null;
    hardware: string | null;
}
/** What the Hub asks of people before they get the files: `extra_gated_*`. */
export interface Gating {
    heading: string | null;
    prompt: string | null;
    description: string | null;
    fields: {
        name: string;
        type: string;
    }[];
    /** `extra_gated_eu_disallowed`. */
    eu_disallowed: boolean | null;
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
    /** `cyclonedx`: the `modelCard` of an SBOM component whose model has no other card. */
    format: 'hugging-face' | 'model-card-toolkit' | 'nvidia-model-card' | 'markdown' | 'cyclonedx';
    /** Of Markdown cards; null for formats that have none. `invalid`: it is there and cannot be parsed; the reason is in `unread`. */
    front_matter: 'valid' | 'invalid' | 'absent' | null;
    /** The format's own check finds no error: for `hugging-face` what the Hub documents of its check, for `model-card-toolkit` its JSON Schema. Null where there is no check. */
    valid: boolean | null;
    errors: CardProblem[];
    /** What the check only warns of. */
    warnings: CardProblem[];
    name: string | null;
    version: string | null;
    /** Who the card says owns or made the model. */
    owners: string[];
    license: License | null;
    base_models: BaseModel[];
    /** `new_version`: the model that takes its place. */
    new_version: string | null;
    datasets: {
        id: string;
    }[];
    /** Storage buckets of the Hub that it was made with. */
    buckets: string[];
    languages: string[];
    library: string | null;
    /** `pipeline_tag`. */
    task: string | null;
    tags: string[];
    evaluations: CardEvaluation[];
    /** Front matter `metrics:`; names only, which is not a result. */
    metrics: string[];
    emissions: Emissions | null;
    gating: Gating | null;
    /** Address of a picture. */
    thumbnail: string | null;
    /** What structured formats state one by one; prose is in `sections`. */
    users: string[];
    use_cases: string[];
    technical_limitations: string[];
    tradeoffs: string[];
    ethical_considerations: {
        name: string;
        mitigation: string | null;
    }[];
    /** Kinds of sensitive data in its datasets. */
    sensitive_data: string[];
    sections: Record<SectionName, Section>;
    placeholders: string[];
}
export interface DatasetCard {
    path: string;
    format: 'hugging-face' | 'croissant';
    /** Null for formats that have none. */
    front_matter: 'valid' | 'invalid' | 'absent' | null;
    /** What the format requires is there and well-formed; null where the format requires nothing. */
    valid: boolean | null;
    /** Why it is not valid; `pointer` leads into the file. */
    errors: {
        message: string;
        pointer: string;
    }[];
    /** What the specification asks for beyond that and is not there, by name (`datePublished`). */
    missing: string[];
    /** What the format's own check only warns of. */
    warnings: CardProblem[];
    /** `pretty_name`, else the first heading. */
    name: string | null;
    version: string | null;
    /** Its own address. */
    url: string | null;
    /** Names of the people and organizations that made it. */
    creators: string[];
    /** When it was published, as written. */
    published: string | null;
    license: License | null;
    languages: string[];
    /** `source_datasets`: "original", "extended|squad", Hub ids. */
    source_datasets: string[];
    annotations_creators: string[];
    size_categories: string[];
    task_categories: string[];
    task_ids: string[];
    language_creators: string[];
    multilinguality: string[];
    tags: string[];
    gating: Gating | null;
    /** Columns of each configuration, as `dataset_info` or the like names them. */
    features: {
        config: string | null;
        name: string;
        type: string | null;
    }[];
    /** Bytes to download, over all configurations. */
    download_size: number | null;
    /** Bytes of the prepared data, over all configurations. */
    dataset_size: number | null;
    /** `eval.yaml` beside the card: the dataset is a benchmark of the Hub. */
    benchmark: Benchmark | null;
    splits: {
        config: string | null;
        name: string;
        paths: string[];
        examples: number | null;
    }[];
    /** Tables of the data: Croissant record sets. */
    record_sets: {
        id: string;
        fields: number;
    }[];
    /** Responsible AI statements by their name in the vocabulary (`dataBiases`), placeholders left out. */
    responsible_ai: {
        name: string;
        texts: string[];
    }[];
    /** Machine-readable conditions of use. */
    use_conditions: UseCondition[];
    sections: Record<DatasetSectionName, Section>;
    placeholders: string[];
}
/** A condition of use from a vocabulary: DUO (biomedical data use), ODRL (permissions and duties), or another. */
export interface UseCondition {
    kind: 'condition' | 'permission' | 'prohibition' | 'obligation';
    vocabulary: 'duo' | 'odrl' | 'other';
    /** `DUO_0000018`, "use", or the URL of a term. */
    term: string;
    name: string | null;
    /** Terms that narrow it down. */
    constraints: string[];
}
/** A benchmark that the Hub keeps a leaderboard of. */
export interface Benchmark {
    /** The `eval.yaml`. */
    path: string;
    name: string | null;
    framework: string | null;
    tasks: {
        id: string;
        config: string | null;
        split: string | null;
    }[];
}
export type DatasetSectionName = 'summary' | 'intended_use' | 'source_data' | 'collection' | 'annotations' | 'personal_information' | 'bias' | 'limitations' | 'social_impact' | 'licensing' | 'curators' | 'maintenance' | 'citation';
