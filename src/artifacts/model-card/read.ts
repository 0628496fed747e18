import type { ModelCard, SectionName } from '../../facts/types.ts'
import { openCard } from '../markdown/card.ts'
import { CARD_FORMAT } from '../markdown/classify.ts'
import { cardLicense } from '../markdown/license.ts'
import type { Sections } from '../markdown/sections.ts'
import type { Reading, Source } from '../reader.ts'
import { cardBaseModels } from './base-models.ts'
import { cardEvaluations } from './evaluations.ts'
import { MODEL_HEADINGS } from './headings.ts'

/** Reads a Hugging Face model card. */
export async function readModelCard(source: Source): Promise<Reading> {
  const card = await openCard(source, { kind: 'model-card', headings: MODEL_HEADINGS, lead: 'description' })
  const { fields, locate } = card
  const value: ModelCard = {
    path: source.path,
    format: CARD_FORMAT,
    front_matter: card.frontMatter,
    name: card.name(['model-index', '0', 'name']),
    version: fields.text(['version'], ['version']) ?? fields.text(['model_version'], ['version']),
    license: cardLicense(fields, source),
    base_models: cardBaseModels(fields),
    datasets: fields.list(['datasets'], ['datasets']).map((id) => ({ id })),
    languages: fields.list(['language'], ['languages']),
    library: fields.text(['library_name'], ['library']),
    task: fields.text(['pipeline_tag'], ['task']),
    tags: fields.list(['tags'], ['tags']),
    evaluations: cardEvaluations(fields),
    metrics: fields.list(['metrics'], ['metrics']),
    sections: sectionFacts(card.sections),
    placeholders: fields.placeholders,
  }
  return { records: [{ into: 'model_cards', value, locate }], unread: card.unread() }
}

function sectionFacts({ fact }: Sections<SectionName>): ModelCard['sections'] {
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
