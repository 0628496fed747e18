import type { ModelCard, Section, SectionName } from '../../facts/types.ts'

/** A card that says nothing: what each format fills. */
export function emptyCard(path: string, format: ModelCard['format']): ModelCard {
  return {
    path,
    format,
    front_matter: null,
    valid: null,
    errors: [],
    warnings: [],
    name: null,
    version: null,
    owners: [],
    license: null,
    base_models: [],
    new_version: null,
    datasets: [],
    buckets: [],
    languages: [],
    library: null,
    task: null,
    tags: [],
    evaluations: [],
    metrics: [],
    emissions: null,
    gating: null,
    thumbnail: null,
    users: [],
    use_cases: [],
    technical_limitations: [],
    tradeoffs: [],
    ethical_considerations: [],
    sensitive_data: [],
    sections: sectionFacts(() => ({ text_present: false, placeholder: false })),
    placeholders: [],
  }
}

/** The sections, each by what `fact` says of it. */
export function sectionFacts(fact: (name: SectionName) => Section): ModelCard['sections'] {
  return {
    description: fact('description'),
    intended_use: fact('intended_use'),
    out_of_scope_use: fact('out_of_scope_use'),
    limitations: fact('limitations'),
    recommendations: fact('recommendations'),
    how_to_start: fact('how_to_start'),
    training_data: fact('training_data'),
    training_procedure: fact('training_procedure'),
    evaluation: fact('evaluation'),
    environmental_impact: fact('environmental_impact'),
    technical_specifications: fact('technical_specifications'),
    citation: fact('citation'),
    authors: fact('authors'),
    contact: fact('contact'),
  }
}
