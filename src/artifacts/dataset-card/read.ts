import type { DatasetCard } from '../../facts/types.ts'
import { openCard } from '../markdown/card.ts'
import { CARD_FORMAT } from '../markdown/classify.ts'
import type { Fields } from '../markdown/fields.ts'
import { cardLicense } from '../markdown/license.ts'
import type { Reading, Source } from '../reader.ts'
import { DATASET_HEADINGS } from './headings.ts'
import { sectionFacts } from './sections.ts'
import { cardSplits } from './splits.ts'

/** Reads a Hugging Face dataset card. */
export async function readDatasetCard(source: Source): Promise<Reading> {
  const card = await openCard(source, { kind: 'dataset-card', headings: DATASET_HEADINGS, lead: 'summary' })
  const { fields, locate } = card
  const value: DatasetCard = {
    path: source.path,
    format: CARD_FORMAT,
    front_matter: card.frontMatter,
    valid: null,
    errors: [],
    missing: [],
    name: card.name(['pretty_name']),
    version: null,
    url: null,
    creators: [],
    published: null,
    license: cardLicense(fields, source),
    languages: renamed(fields, 'language', 'languages', 'languages'),
    source_datasets: fields.list(['source_datasets'], ['source_datasets']),
    annotations_creators: fields.list(['annotations_creators'], ['annotations_creators']),
    size_categories: fields.list(['size_categories'], ['size_categories']),
    task_categories: fields.list(['task_categories'], ['task_categories']),
    splits: cardSplits(fields),
    record_sets: [],
    responsible_ai: [],
    use_conditions: [],
    sections: sectionFacts(card.sections.fact),
    placeholders: fields.placeholders,
  }
  return { records: [{ into: 'dataset_cards', value, locate }], unread: card.unread() }
}

/** A list whose key had another name in the Hub's first years. */
function renamed(fields: Fields, key: string, formerly: string, into: string): string[] {
  return fields.list([fields.get([key]) === undefined ? formerly : key], [into])
}
