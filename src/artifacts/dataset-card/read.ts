import type { DatasetCard } from '../../facts/types.ts'
import { openCard } from '../markdown/card.ts'
import { CARD_FORMAT } from '../markdown/classify.ts'
import type { Fields } from '../markdown/fields.ts'
import { cardGating } from '../markdown/gating.ts'
import { cardLicense } from '../markdown/license.ts'
import type { Reading, Source } from '../reader.ts'
import { datasetSections, emptyDatasetCard } from './empty.ts'
import { DATASET_HEADINGS } from './headings.ts'
import { cardFeatures, cardSizes } from './info.ts'
import { cardSplits } from './splits.ts'

/** Reads a Hugging Face dataset card. */
export async function readDatasetCard(source: Source): Promise<Reading> {
  const card = await openCard(source, { kind: 'dataset-card', headings: DATASET_HEADINGS, lead: 'summary' })
  const { fields, locate } = card
  const list = (key: string) => fields.list([key], [key])
  const value: DatasetCard = {
    ...emptyDatasetCard(source.path, CARD_FORMAT),
    front_matter: card.frontMatter,
    ...(await card.check('dataset')),
    name: card.name(['pretty_name']),
    license: cardLicense(fields, source),
    languages: renamed(fields, 'language', 'languages', 'languages'),
    source_datasets: list('source_datasets'),
    annotations_creators: list('annotations_creators'),
    size_categories: list('size_categories'),
    task_categories: list('task_categories'),
    task_ids: list('task_ids'),
    language_creators: list('language_creators'),
    multilinguality: list('multilinguality'),
    tags: list('tags'),
    gating: cardGating(fields),
    features: cardFeatures(fields),
    ...cardSizes(fields),
    splits: cardSplits(fields),
    sections: datasetSections(card.sections.fact),
    placeholders: fields.placeholders,
  }
  return { records: [{ into: 'dataset_cards', value, locate }], unread: card.unread() }
}

/** A list whose key had another name in the Hub's first years. */
function renamed(fields: Fields, key: string, formerly: string, into: string): string[] {
  return fields.list([fields.get([key]) === undefined ? formerly : key], [into])
}
