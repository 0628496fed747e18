import type { ColumnLineage, ColumnSource } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { nameOf } from './values.ts'

/** What facets say that a dataset was made from. */
export interface Derivations {
  sources: DatasetName[]
  columns: ColumnLineage[]
}

/** What identifies a dataset, as OpenLineage writes it. */
export interface DatasetName {
  namespace: unknown
  name: unknown
}

/** Columns of one dataset, and sources of one column, that are kept: above the width of any table. */
const COLUMNS_LIMIT = 1_000
const SOURCES_LIMIT = 50

/**
 * Reads the `columnLineage` facet and the newer `lineage` facet of a dataset, which names source datasets in so many
 * words (LineageDatasetFacet 1-0-0). Sources that are jobs are none: the run itself says those.
 */
export function derivationsOf(facets: unknown): Derivations {
  return collect([
    { fields: member(facets, 'columnLineage', 'fields'), inputs: member(facets, 'columnLineage', 'dataset') },
    { fields: member(facets, 'lineage', 'fields'), inputs: member(facets, 'lineage', 'inputs') },
  ])
}

/** What the `lineage` facet of a job or run says, by the id of the dataset that it is about (LineageJobFacet 1-0-0). */
export function declaredDerivations(facets: unknown): Map<string, Derivations> {
  const found = new Map<string, Derivations>()
  for (const entry of listOf(member(facets, 'lineage', 'lineage'))) {
    const id = isDataset(entry) ? nameOf(entry) : null
    if (id === null) continue
    found.set(id, collect([{ fields: member(entry, 'fields'), inputs: member(entry, 'inputs') }]))
  }
  return found
}

function collect(facets: readonly { fields: unknown; inputs: unknown }[]): Derivations {
  const sources = new Map<string, DatasetName>()
  const columns: ColumnLineage[] = []
  const note = (input: unknown) => {
    const id = isDataset(input) ? nameOf(input) : null
    if (id !== null) sources.set(id, { namespace: member(input, 'namespace'), name: member(input, 'name') })
  }
  const add = (column: string | null, inputs: readonly unknown[]) => {
    const from = inputs.flatMap(sourceOf).slice(0, SOURCES_LIMIT)
    if (from.length > 0 && columns.length < COLUMNS_LIMIT) columns.push({ column, from })
  }
  for (const { fields, inputs } of facets) {
    const whole = listOf(inputs)
    for (const input of whole) note(input)
    // What names a column here decides over all rows, as a filter does.
    add(
      null,
      whole.filter((input) => textOf(member(input, 'field')) !== null),
    )
    for (const [column, entry] of isMapping(fields) ? Object.entries(fields) : []) {
      const stated = listOf(member(entry, 'inputFields') ?? member(entry, 'inputs'))
      for (const input of stated) note(input)
      add(
        column,
        stated.map((input) => withTransformation(input, entry)),
      )
    }
  }
  return { sources: [...sources.values()], columns }
}

/** Until 1-2-0 of the facet one transformation stood beside the list, and not with each input. */
function withTransformation(input: unknown, entry: unknown): unknown {
  const type = textOf(member(entry, 'transformationType'))
  return isMapping(input) && type !== null ? { transformationType: type, ...input } : input
}

function sourceOf(input: unknown): ColumnSource[] {
  const dataset = isDataset(input) ? nameOf(input) : null
  if (dataset === null) return []
  const [first] = listOf(member(input, 'transformations'))
  const type = textOf(member(first, 'type'))
  const subtype = textOf(member(first, 'subtype'))
  const masked = listOf(member(input, 'transformations'))
    .map((each) => member(each, 'masking'))
    .filter((value) => typeof value === 'boolean')
  return [
    {
      dataset,
      column: textOf(member(input, 'field')),
      transformation:
        [type, subtype].filter((part) => part !== null).join('/') ||
        textOf(member(input, 'transformationType')),
      masked: masked.length === 0 ? null : masked.includes(true),
    },
  ]
}

function isDataset(entity: unknown): boolean {
  return textOf(member(entity, 'type'))?.toUpperCase() !== 'JOB'
}
