import type { ArtifactRecord } from '../artifacts/reader.ts'
import type { Origin } from './places.ts'
import type { LineageDataset } from './types.ts'

type DatasetRecord = Extract<ArtifactRecord, { into: 'lineage_datasets' }>

/** Many events speak of one dataset: the first that states a fact decides it, names and digests add up. */
export function mergeLineageDatasets(
  records: readonly DatasetRecord[],
): { value: LineageDataset; origin: Origin }[] {
  const byId = new Map<string, { values: LineageDataset[]; origin: Origin }>()
  for (const { value, locate } of records) {
    const known = byId.get(value.id)
    if (known) known.values.push(value)
    else byId.set(value.id, { values: [value], origin: { path: value.path, locate } })
  }
  return [...byId.values()].flatMap(({ values, origin }) => {
    const [first, ...others] = values
    return first === undefined ? [] : [{ value: mergeDataset(first, others), origin }]
  })
}

function mergeDataset(first: LineageDataset, others: readonly LineageDataset[]): LineageDataset {
  if (others.length === 0) return first
  const all = [first, ...others]
  const digests = new Map<string, LineageDataset['digests'][number]>()
  for (const digest of all.flatMap((value) => value.digests)) {
    const key = `${digest.algorithm} ${digest.value}`
    if (!digests.has(key)) digests.set(key, digest)
  }
  return {
    ...first,
    aliases: [...new Set(all.flatMap((value) => value.aliases))],
    type: all.find((value) => value.type !== 'unknown')?.type ?? 'unknown',
    file: firstOf(all, 'file'),
    source: firstOf(all, 'source'),
    revision: firstOf(all, 'revision'),
    digests: [...digests.values()],
    license: firstOf(all, 'license'),
    description: firstOf(all, 'description'),
    collection: firstOf(all, 'collection'),
    steward: firstOf(all, 'steward'),
    purpose: firstOf(all, 'purpose'),
    classification: firstOf(all, 'classification'),
    personal_data: firstOf(all, 'personal_data'),
    derived_from: [...new Set(all.flatMap((value) => value.derived_from))],
    part_of: firstOf(all, 'part_of'),
    agents: [...new Set(all.flatMap((value) => value.agents))],
    generated: firstOf(all, 'generated'),
    columns: firstOf(all, 'columns'),
    lifecycle: firstOf(all, 'lifecycle'),
    column_lineage: all.find((value) => value.column_lineage.length > 0)?.column_lineage ?? [],
    quality: firstOf(all, 'quality'),
    splits: all.find((value) => value.splits.length > 0)?.splits ?? [],
  }
}

function firstOf<Key extends keyof LineageDataset>(
  all: readonly LineageDataset[],
  key: Key,
): LineageDataset[Key] | null {
  return all.find((value) => value[key] !== null)?.[key] ?? null
}
