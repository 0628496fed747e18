import type { ModelCard } from '../../facts/types.ts'
import { openCard } from '../markdown/card.ts'
import { CARD_FORMAT } from '../markdown/classify.ts'
import { cardGating } from '../markdown/gating.ts'
import { cardLicense } from '../markdown/license.ts'
import type { Reading, Source } from '../reader.ts'
import { cardBaseModels } from './base-models.ts'
import { cardEmissions } from './emissions.ts'
import { emptyCard, sectionFacts } from './empty.ts'
import { cardEvaluations } from './evaluations.ts'
import { MODEL_HEADINGS } from './headings.ts'

/** Reads a Hugging Face model card. */
export async function readModelCard(source: Source): Promise<Reading> {
  const card = await openCard(source, { kind: 'model-card', headings: MODEL_HEADINGS, lead: 'description' })
  const { fields, locate } = card
  const value: ModelCard = {
    ...emptyCard(source.path, CARD_FORMAT),
    front_matter: card.frontMatter,
    ...(await card.check('model')),
    name: card.name(['model-index', '0', 'name']),
    version: fields.text(['version'], ['version']) ?? fields.text(['model_version'], ['version']),
    license: cardLicense(fields, source),
    base_models: cardBaseModels(fields),
    new_version: fields.text(['new_version'], ['new_version']),
    datasets: fields.list(['datasets'], ['datasets']).map((id) => ({ id })),
    buckets: fields.list(['buckets'], ['buckets']),
    languages: fields.list(['language'], ['languages']),
    library: fields.text(['library_name'], ['library']),
    task: fields.text(['pipeline_tag'], ['task']),
    tags: fields.list(['tags'], ['tags']),
    evaluations: cardEvaluations(fields, source.path),
    metrics: fields.list(['metrics'], ['metrics']),
    emissions: cardEmissions(fields),
    gating: cardGating(fields),
    thumbnail: fields.text(['thumbnail'], ['thumbnail']),
    sections: sectionFacts(card.sections.fact),
    placeholders: fields.placeholders,
  }
  return { records: [{ into: 'model_cards', value, locate }], unread: card.unread() }
}
