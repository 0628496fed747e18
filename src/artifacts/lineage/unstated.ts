import type { LineageDataset, Run } from '../../facts/types.ts'

/** A lineage dataset of which no more is known than its name; a format adds what it states. */
export function unstatedDataset(): Omit<LineageDataset, 'path' | 'format' | 'id' | 'name' | 'type'> {
  return {
    namespace: null,
    aliases: [],
    file: null,
    source: null,
    revision: null,
    digests: [],
    license: null,
    description: null,
    collection: null,
    steward: null,
    purpose: null,
    classification: null,
    personal_data: null,
    derived_from: [],
    part_of: null,
    agents: [],
    generated: null,
    splits: [],
    columns: null,
    lifecycle: null,
    column_lineage: [],
    quality: null,
  }
}

/** A run of which no more is known than that it is. */
export function unstatedRun(): Omit<Run, 'path' | 'format' | 'id' | 'job' | 'state'> {
  return {
    started: null,
    ended: null,
    inputs: [],
    outputs: [],
    command: null,
    agents: [],
    parent: null,
    nominal_time: null,
    source_code: null,
    error: null,
    stale: [],
    frozen: null,
  }
}
