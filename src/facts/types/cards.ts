import type { License } from './licenses.ts'

export type SectionName =
  | 'description'
  | 'intended_use'
  | 'out_of_scope_use'
  | 'limitations'
  | 'recommendations'
  | 'how_to_start'
  | 'training_data'
  | 'training_procedure'
  | 'evaluation'
  | 'environmental_impact'
  | 'technical_specifications'
  | 'citation'
  | 'authors'
  | 'contact'

export interface Section {
  /** The section stands in the card and has text that is not a placeholder. */
  text_present: boolean
  /** The section stands in the card, and its text is only a template's placeholder. */
  placeholder: boolean
}

export interface Evaluation {
  task: string | null
  dataset: {
    id: string | null
    name: string | null
    config: string | null
    split: string | null
    revision: string | null
  }
  metric: string | null
  /** Number, or the text that the card holds ("20.0 ± 1.2"). */
  value: number | string | null
}

export interface BaseModel {
  /** Hub id (`owner/name`), purl, URL or path, as written. */
  id: string
  relation: 'adapter' | 'merge' | 'quantized' | 'finetune' | null
  /** Commit, tag or branch that it is taken at. */
  revision: string | null
  /** The revision cannot move: a full commit id or a digest. */
  pinned: boolean
}

export interface ModelCard {
  path: string
  format: 'hugging-face'
  /** `invalid`: it is there and cannot be parsed; the reason is in `unread`. */
  front_matter: 'valid' | 'invalid' | 'absent'
  name: string | null
  version: string | null
  license: License | null
  base_models: BaseModel[]
  datasets: { id: string }[]
  languages: string[]
  library: string | null
  /** `pipeline_tag`. */
  task: string | null
  tags: string[]
  evaluations: Evaluation[]
  /** Front matter `metrics:`; names only, which is not a result. */
  metrics: string[]
  sections: Record<SectionName, Section>
  placeholders: string[]
}

export interface DatasetCard {
  path: string
  format: 'hugging-face' | 'croissant'
  /** Of a Markdown card; `absent` for other formats. */
  front_matter: 'valid' | 'invalid' | 'absent'
  /** What the format requires is there and well-formed; null where the format requires nothing. */
  valid: boolean | null
  /** Why it is not valid; `pointer` leads into the file. */
  errors: { message: string; pointer: string }[]
  /** What the specification asks for beyond that and is not there, by name (`datePublished`). */
  missing: string[]
  /** `pretty_name`, else the first heading. */
  name: string | null
  version: string | null
  /** Its own address. */
  url: string | null
  /** Names of the people and organizations that made it. */
  creators: string[]
  /** When it was published, as written. */
  published: string | null
  license: License | null
  languages: string[]
  /** `source_datasets`: "original", "extended|squad", Hub ids. */
  source_datasets: string[]
  annotations_creators: string[]
  size_categories: string[]
  task_categories: string[]
  splits: { config: string | null; name: string; paths: string[]; examples: number | null }[]
  /** Tables of the data: Croissant record sets. */
  record_sets: { id: string; fields: number }[]
  /** Responsible AI statements by their name in the vocabulary (`dataBiases`), placeholders left out. */
  responsible_ai: { name: string; texts: string[] }[]
  /** Machine-readable conditions of use. */
  use_conditions: UseCondition[]
  sections: Record<DatasetSectionName, Section>
  placeholders: string[]
}

/** A condition of use from a vocabulary: DUO (biomedical data use), ODRL (permissions and duties), or another. */
export interface UseCondition {
  kind: 'condition' | 'permission' | 'prohibition' | 'obligation'
  vocabulary: 'duo' | 'odrl' | 'other'
  /** `DUO_0000018`, "use", or the URL of a term. */
  term: string
  name: string | null
  /** Terms that narrow it down. */
  constraints: string[]
}

export type DatasetSectionName =
  | 'summary'
  | 'intended_use'
  | 'source_data'
  | 'collection'
  | 'annotations'
  | 'personal_information'
  | 'bias'
  | 'limitations'
  | 'social_impact'
  | 'licensing'
  | 'curators'
  | 'maintenance'
  | 'citation'
