import type { DatasetCard, DatasetSectionName, Section } from '../../facts/types.ts'

/** Every section that a dataset can be described in, whatever the format of its card. */
export function sectionFacts(fact: (name: DatasetSectionName) => Section): DatasetCard['sections'] {
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
