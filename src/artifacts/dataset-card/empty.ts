import type { DatasetCard, DatasetSectionName, Section } from '../../facts/types.ts'

/** A card that says nothing: what each format fills. */
export function emptyDatasetCard(path: string, format: DatasetCard['format']): DatasetCard {
  return {
    path,
    format,
    front_matter: null,
    valid: null,
    errors: [],
    missing: [],
    warnings: [],
    name: null,
    version: null,
    url: null,
    creators: [],
    published: null,
    license: null,
    languages: [],
    source_datasets: [],
    annotations_creators: [],
    size_categories: [],
    task_categories: [],
    task_ids: [],
    language_creators: [],
    multilinguality: [],
    tags: [],
    gating: null,
    features: [],
    download_size: null,
    dataset_size: null,
    benchmark: null,
    splits: [],
    record_sets: [],
    responsible_ai: [],
    use_conditions: [],
    sections: datasetSections(() => ({ text_present: false, placeholder: false })),
    placeholders: [],
  }
}

/** The sections, each by what `fact` says of it. */
export function datasetSections(fact: (name: DatasetSectionName) => Section): DatasetCard['sections'] {
  return {
    summary: fact('summary'),
    intended_use: fact('intended_use'),
    source_data: fact('source_data'),
    collection: fact('collection'),
    annotations: fact('annotations'),
    personal_information: fact('personal_information'),
    bias: fact('bias'),
    limitations: fact('limitations'),
    social_impact: fact('social_impact'),
    licensing: fact('licensing'),
    curators: fact('curators'),
    maintenance: fact('maintenance'),
    citation: fact('citation'),
  }
}
