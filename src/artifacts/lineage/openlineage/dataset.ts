import type { Pointer } from '../../../documents/place.ts'
import type { LineageDataset } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { qualityOf } from './quality.ts'
import { type Found, isHidden, textAt } from './values.ts'

/** What the facets of a dataset say, and where each fact stands in the document; the key '' is the dataset itself. */
export interface DatasetFacts {
  facts: Pick<
    LineageDataset,
    | 'aliases'
    | 'type'
    | 'source'
    | 'revision'
    | 'digests'
    | 'license'
    | 'description'
    | 'steward'
    | 'classification'
    | 'personal_data'
    | 'columns'
    | 'lifecycle'
    | 'quality'
  >
  places: ReadonlyMap<string, Pointer>
}

/**
 * Reads the facets of an OpenLineage dataset. Standard ones: `symlinks`, `datasetType`, `dataSource`, `version`,
 * `documentation`, `ownership`, `tags`, `schema`, `lifecycleStateChange`, and those of `quality.ts`. OpenLineage has none for digests, licenses and sensitivity; these custom
 * facets are read: any with `sha256` (policies/schemas/openlineage-sha256-facet.json), `license {license}`, `classification {classification}` and
 * `personal_data {personal_data}`.
 */
export function readDataset(item: unknown, at: Pointer): DatasetFacts {
  const facets = member(item, 'facets')
  const places = new Map<string, Pointer>([['', [...at, 'name']]])
  const take = <T>(field: string, found: Found<T> | null): T | null => {
    if (found === null) return null
    places.set(field, [...at, 'facets', ...found.at])
    return found.value
  }
  const digest = digestOf(facets)
  const type = take('type', textAt(facets, 'datasetType', 'datasetType'))
  return {
    facts: {
      aliases: aliasesOf(facets),
      type: type?.toUpperCase() === 'MODEL' ? 'model' : 'dataset',
      source: take('source', sourceOf(facets)),
      revision: take('revision', textAt(facets, 'version', 'datasetVersion')),
      digests: digest === null ? [] : [{ algorithm: 'sha256', value: take('digests', digest) ?? '' }],
      license: take('license', textAt(facets, 'license', 'license')),
      description: take('description', textAt(facets, 'documentation', 'description')),
      steward: take('steward', stewardOf(facets)),
      classification: take(
        'classification',
        textAt(facets, 'classification', 'classification') ?? classificationTag(facets),
      ),
      personal_data: take('personal_data', personalDataOf(facets) ?? personalDataTag(facets)),
      columns: take('columns', columnsOf(facets)),
      lifecycle: take('lifecycle', lifecycleOf(facets)),
      quality: qualityOf(item),
    },
    places,
  }
}

function aliasesOf(facets: unknown): string[] {
  const aliases = new Set<string>()
  const former = member(facets, 'lifecycleStateChange', 'previousIdentifier')
  for (const identifier of [...listOf(member(facets, 'symlinks', 'identifiers')), former]) {
    const namespace = textOf(member(identifier, 'namespace'))
    const name = textOf(member(identifier, 'name'))
    if (name !== null) aliases.add(namespace === null ? name : `${namespace}/${name}`)
  }
  return [...aliases]
}

/** Integrations fill in `file` where they know no URI. */
function sourceOf(facets: unknown): Found<string> | null {
  const found = textAt(facets, 'dataSource', 'uri')
  return found?.value.includes(':') ? found : null
}

function columnsOf(facets: unknown): Found<number> | null {
  const fields = member(facets, 'schema', 'fields')
  return Array.isArray(fields) ? { value: fields.length, at: ['schema', 'fields'] } : null
}

const LIFECYCLES: ReadonlyMap<string, NonNullable<LineageDataset['lifecycle']>> = new Map([
  ['ALTER', 'alter'],
  ['CREATE', 'create'],
  ['DROP', 'drop'],
  ['OVERWRITE', 'overwrite'],
  ['RENAME', 'rename'],
  ['TRUNCATE', 'truncate'],
])

function lifecycleOf(facets: unknown): Found<NonNullable<LineageDataset['lifecycle']>> | null {
  const at = ['lifecycleStateChange', 'lifecycleStateChange']
  const value = LIFECYCLES.get(textOf(member(facets, ...at)) ?? '')
  return value === undefined ? null : { value, at }
}

function digestOf(facets: unknown): Found<string> | null {
  if (!isMapping(facets)) return null
  for (const [name, facet] of Object.entries(facets)) {
    const value = textOf(member(facet, 'sha256'))
    if (value !== null && /^[0-9a-f]{64}$/i.test(value))
      return { value: value.toLowerCase(), at: [name, 'sha256'] }
  }
  return null
}

/** The owner who is called a steward, else the first one. */
function stewardOf(facets: unknown): Found<string> | null {
  const owners = listOf(member(facets, 'ownership', 'owners')).flatMap((owner, index) => {
    const value = textOf(member(owner, 'name'))
    if (value === null || isHidden(value)) return []
    const isSteward = /steward/i.test(textOf(member(owner, 'type')) ?? '')
    return [{ value, at: ['ownership', 'owners', String(index), 'name'], isSteward }]
  })
  return owners.find(({ isSteward }) => isSteward) ?? owners[0] ?? null
}

function personalDataOf(facets: unknown): Found<boolean> | null {
  const value = member(facets, 'personal_data', 'personal_data')
  return typeof value === 'boolean' ? { value, at: ['personal_data', 'personal_data'] } : null
}

function classificationTag(facets: unknown): Found<string> | null {
  const found = tagsOf(facets).find(
    ({ key, value }) => /^(?:data_)?classification$/.test(key) && value !== null,
  )
  return found === undefined || found.value === null ? null : { value: found.value, at: found.at }
}

/** A tag of one field speaks for the dataset too, unless it says no. */
function personalDataTag(facets: unknown): Found<boolean> | null {
  const tags = tagsOf(facets).filter(({ key }) => /^(?:personal_data|(?:contains_)?pii)$/.test(key))
  const said = tags.map(({ value, at }) => ({ value: !/^(?:false|no|none|0)$/i.test(value ?? ''), at }))
  return said.find(({ value }) => value) ?? said[0] ?? null
}

function tagsOf(facets: unknown): { key: string; value: string | null; at: Pointer }[] {
  return listOf(member(facets, 'tags', 'tags')).flatMap((tag, index) => {
    const key = textOf(member(tag, 'key'))
    if (key === null) return []
    const value = textOf(member(tag, 'value'))
    return [{ key: key.toLowerCase().replaceAll(/[-. ]/g, '_'), value, at: ['tags', 'tags', String(index)] }]
  })
}
