import { decodeText } from '../../documents/text.ts'
import type { Candidate } from '../reader.ts'
import { type FrontMatter, findFrontMatter, frontMatterKeys } from './front-matter.ts'
import { headerlessFormat, MARKDOWN_FORMAT } from './headerless.ts'

export const CARD_FORMAT = 'hugging-face'

/** Largest card that is read. The longest on the Hub, with benchmark results in the front matter, have some 2 MB. */
export const CARD_LIMIT = 8 * 1024 * 1024

const MODEL_CARD_NAME = /(?:^|\/)model[-_]?card\.(?:md|markdown)$/i
const DATASET_CARD_NAME = /(?:^|\/)(?:dataset|data)[-_]?card\.(?:md|markdown)$/i
const README_NAME = /(?:^|\/)readme\.(?:md|markdown)$/i
const DATASET_FOLDER = /(?:^|\/)(?:data|datasets?)\//i

/** Keys that only the Hub's model cards have. */
const MODEL_KEYS = [
  'library_name',
  'pipeline_tag',
  'base_model',
  'base_model_relation',
  'model-index',
  'co2_eq_emissions',
  'new_version',
]

/** Keys that only the Hub's dataset cards have; some are of its first years. */
const DATASET_KEYS = [
  'annotations_creators',
  'configs',
  'dataset_info',
  'language_creators',
  'multilinguality',
  'paperswithcode_id',
  'pretty_name',
  'size_categories',
  'source_datasets',
  'task_categories',
  'task_ids',
]

/** Keys that both kinds of card have, and other programs' pages too. */
const SHARED_KEYS = ['license', 'datasets', 'tags', 'language', 'metrics', 'license_name', 'license_link']

/** Of these one alone makes a README a card (formats.md 1.1). */
const README_KEYS = ['license', 'datasets', 'tags']

/** Keys of the Hub's Spaces and of site generators. With them, shared keys say nothing. */
const PAGE_KEYS = [
  'sdk',
  'app_file',
  'colorFrom',
  'emoji',
  'layout',
  'title',
  'permalink',
  'slug',
  'date',
  'sidebar_position',
]

/** Could a file be a card, by its path alone? */
export function mayBeCard(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path)
}

/** What a card's first heading says of itself, in the templates of the Hub. */
const CARD_TITLE = /^#{1,2}[ \t]+(model|dataset)[ \t]card\b/im

/** The kind of a card and the format that it is in. */
export interface CardClass {
  readonly kind: 'model' | 'dataset'
  readonly format: string
}

/**
 * Is it a model card or a dataset card? By its name, else by the keys of its front matter, else by its headings. Where
 * keys are shared with other pages it takes a title that says so, or a README without keys of such pages; then what
 * stands in a folder for data is a dataset's card.
 */
export function classifyCard(candidate: Candidate): CardClass | null {
  const { path } = candidate
  const { text } = decodeText(candidate.head)
  const frontMatter = findFrontMatter(text)
  if (DATASET_CARD_NAME.test(path)) return { kind: 'dataset', format: CARD_FORMAT }
  if (frontMatter === null || !frontMatter.closed) {
    const format = headerlessFormat(path, text)
    if (format !== null) return { kind: 'model', format }
  }
  if (MODEL_CARD_NAME.test(path)) {
    return { kind: 'model', format: frontMatter === null ? MARKDOWN_FORMAT : CARD_FORMAT }
  }
  const kind = frontMatter === null ? null : kindByKeys(path, text, frontMatter)
  return kind === null ? null : { kind, format: CARD_FORMAT }
}

function kindByKeys(path: string, text: string, frontMatter: FrontMatter): CardClass['kind'] | null {
  const keys = frontMatterKeys(text, frontMatter)
  const has = (key: string) => keys.has(key)
  if (MODEL_KEYS.some(has)) return 'model'
  if (DATASET_KEYS.some(has)) return 'dataset'
  const shared = SHARED_KEYS.filter(has)
  const title = CARD_TITLE.exec(text.slice(frontMatter.body))?.[1]?.toLowerCase()
  if (shared.length > 0 && title !== undefined) return title === 'model' ? 'model' : 'dataset'
  if (PAGE_KEYS.some(has)) return null
  const isCard = README_NAME.test(path) ? README_KEYS.some(has) : has('license') && shared.length > 1
  if (!isCard) return null
  return DATASET_FOLDER.test(path) ? 'dataset' : 'model'
}
