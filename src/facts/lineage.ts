import type { ArtifactRecord } from '../artifacts/reader.ts'
import type { Origin } from './places.ts'
import type { LineageDataset } from './types.ts'

type DatasetRecord = Extract<ArtifactRecord, { into: 'lineage_datasets' }>

/** Many events speak of one dataset: the first that states a fact decides it, names and digests add up. */
export function mergeLineageDatasets(
  records: readonly DatasetRecord[],
): { value: LineageDataset; origin: Origin }[] {
  const merged = new Map<string, { value: LineageDataset; origin: Origin }>()
  for (const { value, locate } of records) {
    const known = merged.get(value.id)
    if (known) known.value = mergeDataset(known.value, value)
    else merged.set(value.id, { value, origin: { path: value.path, locate } })
  }
  return [...merged.values()]
}

function mergeDataset(first: LineageDataset, next: LineageDataset): LineageDataset {
  const isNew = (digest: LineageDataset['digests'][number]) =>
    !first.digests.some((known) => known.algorithm === digest.algorithm && known.value === digest.value)
  return {
    ...first,
    aliases: [...new Set([...first.aliases, ...next.aliases])],
    type: first.type === 'unknown' ? next.type : first.type,
    file: first.file ?? next.file,
    source: first.source ?? next.source,
    revision: first.revision ?? next.revision,
    digests: [...first.digests, ...next.digests.filter(isNew)],
    license: first.license ?? next.license,
    description: first.description ?? next.description,
    steward: first.steward ?? next.steward,
    classification: first.classification ?? next.classification,
    personal_data: first.personal_data ?? next.personal_data,
  }
}
