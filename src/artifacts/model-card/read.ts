import type { ModelCard, SectionName } from '../../facts/types.ts'
import { type OpenedCard, openCard } from '../markdown/card.ts'
import { CARD_FORMAT } from '../markdown/classify.ts'
import { cardGating } from '../markdown/gating.ts'
import { MARKDOWN_FORMAT, NVIDIA_FORMAT } from '../markdown/headerless.ts'
import { cardLicense } from '../markdown/license.ts'
import type { Reading, Source } from '../reader.ts'
import { cardBaseModels } from './base-models.ts'
import { factsOfBody } from './body.ts'
import { cardEmissions } from './emissions.ts'
import { emptyCard, sectionFacts } from './empty.ts'
import { cardEvaluations } from './evaluations.ts'
import { MODEL_HEADINGS } from './headings.ts'

/** Reads a model card in Markdown: one of the Hub by its front matter, any other by its headings and labels. */
export async function readModelCard(source: Source): Promise<Reading> {
  const card = await openCard(source, { kind: 'model-card', headings: MODEL_HEADINGS, lead: 'description' })
  const format = FORMATS.find((known) => known === source.format) ?? CARD_FORMAT
  const value = format === CARD_FORMAT ? await hubCard(card, source) : headerlessCard(card, source, format)
  return { records: [{ into: 'model_cards', value, locate: card.locate }], unread: card.unread() }
}

const FORMATS = [CARD_FORMAT, NVIDIA_FORMAT, MARKDOWN_FORMAT] as const

type Card = OpenedCard<SectionName>

function headerlessCard(card: Card, source: Source, format: (typeof FORMATS)[number]): ModelCard {
  return {
    ...emptyCard(source.path, format),
    front_matter: card.frontMatter,
    name: card.name(null),
    ...factsOfBody(card),
    sections: sectionFacts(card.sections.fact),
    placeholders: card.fields.placeholders,
  }
}

async function hubCard(card: Card, source: Source): Promise<ModelCard> {
  const { fields } = card
  return {
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
}
