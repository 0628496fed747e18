import type { Pointer } from '../../documents/place.ts'
import { formatPointer } from '../../documents/pointer.ts'
import type { DatasetCard, DatasetSectionName, License, Section } from '../../facts/types.ts'
import { licenseOfAddress } from '../../licenses/address.ts'
import { resolveLicense } from '../../licenses/resolve.ts'
import { listOf, member } from '../data.ts'
import { datasetSections, emptyDatasetCard } from '../dataset-card/empty.ts'
import type { LineageCollector } from '../lineage/collector.ts'
import { isPlaceholder } from '../markdown/placeholder.ts'
import { isPlaceholderValue } from '../placeholder-value.ts'
import type { LinkedNode, Text } from './linked-data.ts'
import { namesOf } from './provenance.ts'
import type { Description } from './read.ts'
import { OTHER_SECTIONS, RESPONSIBLE_AI } from './responsible-ai.ts'
import { useConditions } from './use-conditions.ts'
import { missingProperties } from './validity.ts'

/** How many entries of a list of the card are kept; each costs policies its share. */
const ENTRIES_LIMIT = 10_000

/** Record sets that list the splits: `cr:Split`, in 0.8 Wikidata's "data set split". */
const SPLIT_TYPES: ReadonlySet<string> = new Set(['Split', 'wd:Q3985153'])

/** What a Croissant description says in the words of a dataset card. */
export function addCard({ source, node, faults }: Description, collector: LineageCollector): void {
  const fields = new CardFields(node)
  const responsibleAi = RESPONSIBLE_AI.flatMap(([name]) => {
    const texts = fields.texts(name, ['responsible_ai']).slice(0, ENTRIES_LIMIT)
    return texts.length === 0 ? [] : [{ name, texts }]
  })
  const value: DatasetCard = {
    ...emptyDatasetCard(source.path, 'croissant'),
    valid: faults.length === 0,
    errors: faults.map(({ message, at }) => ({ message, pointer: formatPointer(at) })),
    missing: missingProperties(node),
    name: fields.text('name', ['name']),
    version: fields.text('version', ['version']),
    url: fields.text('url', ['url']),
    creators: namesOf(node, 'creator').slice(0, ENTRIES_LIMIT),
    published: fields.text('datePublished', ['published']),
    license: licenseOf(node, fields),
    languages: fields.texts('inLanguage', ['languages']),
    source_datasets: [...namesOf(node, 'isBasedOn'), ...namesOf(node, 'prov:wasDerivedFrom')],
    splits: splitsOf(node),
    record_sets: recordSets(node),
    responsible_ai: responsibleAi,
    use_conditions: useConditions(node),
    sections: sectionsOf(fields),
    placeholders: fields.placeholders,
  }
  const errors = faults.map(({ at }, index) => [`errors/${index}`, at] as const)
  const places = new Map([
    ['', node.place(node.has('name') ? 'name' : '@type')],
    ['creators', node.place('creator')],
    ['splits', node.place('recordSet')],
    ['record_sets', node.place('recordSet')],
    ['source_datasets', node.place(node.has('isBasedOn') ? 'isBasedOn' : 'prov:wasDerivedFrom')],
    ['use_conditions', node.place('usageInfo')],
    ...fields.places,
    ...errors,
  ])
  collector.record({ into: 'dataset_cards', value, locate: collector.locate(places) })
}

/** Takes texts out of the description, and keeps where they stand and which are placeholders. */
class CardFields {
  readonly places = new Map<string, Pointer>()
  readonly #placeholders = new Set<string>()
  readonly #node: LinkedNode

  constructor(node: LinkedNode) {
    this.#node = node
  }

  get placeholders(): string[] {
    return [...this.#placeholders].toSorted()
  }

  text(property: string, into: Pointer): string | null {
    return this.texts(property, into)[0] ?? null
  }

  texts(property: string, into: Pointer): string[] {
    return this.stated(this.#node.texts(property), into)
  }

  /** Those that say something. */
  stated(texts: readonly Text[], into: Pointer): string[] {
    return texts.flatMap(({ text, at }) => {
      if (!this.places.has(into.join('/'))) this.places.set(into.join('/'), at)
      if (text.trim() === '') return []
      if (!isPlaceholder(text) && !isPlaceholderValue(text)) return [text.trim()]
      this.#placeholders.add(formatPointer(into))
      return []
    })
  }

  section(properties: readonly string[], name: DatasetSectionName): Section {
    const into = ['sections', name]
    const said = properties.some((property) => {
      const texts = this.texts(property, into)
      // An organization without a name is still a node that says who.
      return texts.length > 0 || namesOf(this.#node, property).length > 0
    })
    return { text_present: said, placeholder: !said && this.#placeholders.has(formatPointer(into)) }
  }
}

function sectionsOf(fields: CardFields): DatasetCard['sections'] {
  const table = [...RESPONSIBLE_AI, ...OTHER_SECTIONS]
  const fact = (name: DatasetSectionName) =>
    fields.section(
      table.flatMap(([property, section]) => (section === name ? [property] : [])),
      name,
    )
  return datasetSections(fact)
}

/** `license`: an address, an id, the name of one, a CreativeWork, or a list of them, which all apply. */
function licenseOf(node: LinkedNode, fields: CardFields): License | null {
  const described = node.nodes('license').filter((work) => !work.isReference)
  const named = described.map((work) => {
    const url = work.texts('url')[0]?.text ?? work.id
    return { name: work.texts('name')[0]?.text ?? null, url, at: work.at }
  })
  const written = fields.texts('license', ['license'])
  const [first] = named
  if (first !== undefined) fields.places.set('license', first.at)
  const addresses = [...written.filter(isAddress), ...named.flatMap(({ url }) => url ?? [])]
  const ids = [
    ...written.map((text) => licenseOfAddress(text) ?? (isAddress(text) ? null : text)),
    ...named.map(({ url, name }) => (url === null ? null : licenseOfAddress(url)) ?? name),
  ].filter((id) => id !== null)
  if (ids.length === 0 && addresses.length === 0) return null
  return resolveLicense(ids, { name: first?.name ?? null, link: addresses[0] ?? null })
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

function recordSets(node: LinkedNode): DatasetCard['record_sets'] {
  return node
    .nodes('recordSet')
    .slice(0, ENTRIES_LIMIT)
    .map((set) => ({
      id: set.id ?? set.texts('name')[0]?.text ?? '',
      fields: set.nodes('field').length,
    }))
}

/** The splits that a record set of that type lists in its data: the values of its key, else of its first text column. */
function splitsOf(node: LinkedNode): DatasetCard['splits'] {
  return node.nodes('recordSet').flatMap((set) => {
    const types = [
      ...set.terms('dataType'),
      ...set.nodes('field').flatMap((field) => field.terms('dataType')),
    ]
    if (!types.some(({ text }) => SPLIT_TYPES.has(text))) return []
    const config = set.id ?? set.texts('name')[0]?.text ?? null
    const keys = set.texts('key').map(({ text }) => text)
    const rows = set.values('data').flatMap((row) => (Array.isArray(row) ? listOf(row) : [row]))
    return rows.slice(0, ENTRIES_LIMIT).flatMap((row) => {
      const columns = Object.entries(Object(row)).filter(([, value]) => typeof value === 'string')
      const name = keys.map((key) => member(row, key)).find((value) => typeof value === 'string')
      const split = name ?? columns[0]?.[1]
      return typeof split === 'string' ? [{ config, name: split, paths: [], examples: null }] : []
    })
  })
}
