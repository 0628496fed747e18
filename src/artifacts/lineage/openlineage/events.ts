import type { Pointer } from '../../../documents/place.ts'
import type { Digest, LineageDataset, LineageError, Run } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import type { ArtifactRecord, Locate, Source } from '../../reader.ts'
import { isLater } from '../merge.ts'
import { unstatedDataset, unstatedRun } from '../unstated.ts'
import { type DatasetFacts, readDataset } from './dataset.ts'
import { type Derivations, declaredDerivations, derivationsOf } from './derivations.ts'
import { readRunFacets } from './run-facets.ts'
import type { SchemaErrors } from './validate.ts'
import { momentOf, nameOf } from './values.ts'

/**
 * Runs, datasets and names in runs of one file that are kept. Far above real logs; with more, a policy could not be
 * given the facts any more.
 */
export const EVENT_LIMITS = { runs: 20_000, datasets: 20_000, names: 120_000, columns: 20_000 }

/** Schema errors of one file that are told. */
const SCHEMA_ERRORS_TOLD = 20

/** Names and digests of one dataset that are kept: a log of years may give it a new digest every day. */
const VALUES_LIMIT = 100

const STATES: ReadonlyMap<unknown, Run['state']> = new Map<unknown, Run['state']>([
  ['START', 'running'],
  ['RUNNING', 'running'],
  ['COMPLETE', 'complete'],
  ['FAIL', 'failed'],
  ['ABORT', 'aborted'],
])

type Places = Map<string, Pointer>

interface RunEntry {
  value: Run
  /** What the event said that counts most. */
  best: Run
  places: Places
  inputs: Set<string>
  outputs: Set<string>
}

interface DatasetEntry {
  value: LineageDataset
  places: Places
  aliases: Set<string>
  digests: Set<string>
  derivedFrom: Set<string>
  /** The digest that the last event states, which is the one to compare with the file. */
  last: { moment: number; digest: Digest; at: Pointer } | null
}

export interface EventOptions {
  source: Pick<Source, 'path' | 'exists'>
  /** Where a value of the document stands; of a file that is read as it comes, where its event does. */
  locate: Locate
  line(at: Pointer): number
  schemaErrors: SchemaErrors
  /** Only the event's own pointer is kept, for its line: a long log has many places. */
  coarse: boolean
}

/** Takes in one event after the other, and merges them by run and by dataset: events may be many, these are few. */
export class Events {
  /** What did not fit. */
  readonly truncated = new Set<keyof typeof EVENT_LIMITS>()
  readonly #options: EventOptions
  readonly #runs = new Map<string, RunEntry>()
  readonly #datasets = new Map<string, DatasetEntry>()
  readonly #errors: { value: LineageError; at: Pointer }[] = []
  #names = 0
  #columns = 0

  constructor(options: EventOptions) {
    this.#options = options
  }

  /** Takes in one event; gives a sentence if it is none. What else is wrong with it is one of the errors. */
  read(event: unknown, at: Pointer): string | null {
    if (!isMapping(event)) return 'An OpenLineage event is an object.'
    const time = textOf(member(event, 'eventTime'))
    if (time === null) return 'The event has no "eventTime".'
    const moment = momentOf(time)
    const dataset = member(event, 'dataset')
    if (dataset !== undefined) {
      if (nameOf(dataset) === null) return 'The dataset has no "namespace" and "name".'
      this.#dataset(dataset, [...at, 'dataset'], moment)
    } else {
      const job = nameOf(member(event, 'job'))
      if (job === null) return 'The event has no "job" with "namespace" and "name".'
      const run = member(event, 'run')
      const runId = textOf(member(run, 'runId'))
      if (run !== undefined && runId === null) return 'The event\'s "run" has no "runId".'
      this.#run(event, at, { job, runId, moment })
    }
    this.#check(event, at)
    return moment === null ? 'The "eventTime" is not a date-time with zone (RFC 3339).' : null
  }

  /** What all events say. */
  records(): ArtifactRecord[] {
    const { path } = this.#options.source
    const checksums: ArtifactRecord[] = []
    const datasets = [...this.#datasets.values()].map(({ value, places, last }): ArtifactRecord => {
      if (value.file !== null && last !== null) {
        const { algorithm, value: expected } = last.digest
        const recorded = { manifest: path, source: 'openlineage' as const, subject: value.file, algorithm }
        checksums.push({
          into: 'checksums',
          value: { ...recorded, expected, reason: null },
          locate: () => this.#options.locate(last.at),
        })
      }
      return { into: 'lineage_datasets', value, locate: this.#locate(places) }
    })
    const runs = [...this.#runs.values()].map(
      ({ value, places }): ArtifactRecord => ({ into: 'runs', value, locate: this.#locate(places) }),
    )
    const errors = this.#errors.map(
      ({ value, at }): ArtifactRecord => ({
        into: 'lineage_errors',
        value,
        locate: () => this.#options.locate(at),
      }),
    )
    return [...runs, ...datasets, ...checksums, ...errors]
  }

  #run(
    event: unknown,
    at: Pointer,
    { job, runId, moment }: { job: string; runId: string | null; moment: string | null },
  ): void {
    const { path } = this.#options.source
    const type = member(event, 'eventType')
    const state = runId === null ? 'declared' : (STATES.get(type) ?? 'unknown')
    const ends = state === 'complete' || state === 'failed' || state === 'aborted'
    const said: Run = {
      path,
      format: 'openlineage',
      ...unstatedRun(),
      id: runId ?? `${path}#${job}`,
      job,
      state,
      started: type === 'START' ? moment : null,
      ended: ends ? moment : null,
      ...readRunFacets(member(event, 'run'), member(event, 'job')),
    }
    const known = this.#runs.get(said.id)
    if (known === undefined && this.#runs.size >= EVENT_LIMITS.runs) {
      this.truncated.add('runs')
      return
    }
    const entry = known ?? {
      value: said,
      best: said,
      places: new Map(),
      inputs: new Set(),
      outputs: new Set(),
    }
    if (known === undefined) this.#runs.set(said.id, entry)
    else absorbRun(entry, said)
    if (entry.best === said) {
      const name = this.#place([...at, 'job', 'name'])
      entry.places.set('', name).set('job', name)
      entry.places.set('id', runId === null ? name : this.#place([...at, 'run', 'runId']))
      entry.places.set('state', this.#place([...at, 'eventType']))
    }
    for (const field of ['started', 'ended'] as const) {
      if (said[field] !== null && entry.value[field] === said[field])
        entry.places.set(field, this.#place([...at, 'eventTime']))
    }
    this.#sides(event, at, entry, moment)
  }

  #sides(event: unknown, at: Pointer, entry: RunEntry, moment: string | null): void {
    const declared = [member(event, 'job', 'facets'), member(event, 'run', 'facets')].map(declaredDerivations)
    for (const side of ['inputs', 'outputs'] as const) {
      for (const [index, item] of listOf(member(event, side)).entries()) {
        const pointer = [...at, side, String(index)]
        const id = this.#dataset(item, pointer, moment)
        if (id === null || entry[side].has(id)) continue
        if (this.#names >= EVENT_LIMITS.names) {
          this.truncated.add('names')
          continue
        }
        this.#names += 1
        entry.places.set(`${side}/${entry[side].size}`, this.#place(pointer))
        entry[side].add(id)
        entry.value[side].push(id)
      }
    }
    for (const each of declared) {
      for (const [id, derivations] of each) {
        const made = this.#datasets.get(id)
        if (made !== undefined) this.#derive(made, derivations, at)
      }
    }
  }

  /** Takes in one dataset; gives its id, or null for what has no name or does not fit. */
  #dataset(item: unknown, at: Pointer, moment: string | null): string | null {
    const entry = this.#entry(item)
    if (entry === null) return null
    const { facts, places } = readDataset(item, at)
    absorbDataset(entry, facts)
    for (const [field, place] of places)
      if (!entry.places.has(field)) entry.places.set(field, this.#place(place))
    const [digest] = facts.digests
    const time = moment === null ? 0 : Date.parse(moment)
    if (digest !== undefined && time >= (entry.last?.moment ?? 0)) {
      entry.last = { moment: time, digest, at: this.#place(places.get('digests') ?? at) }
    }
    this.#derive(entry, derivationsOf(member(item, 'facets')), at)
    return entry.value.id
  }

  #derive(made: DatasetEntry, { sources, columns }: Derivations, at: Pointer): void {
    for (const source of sources) {
      if (made.derivedFrom.size >= VALUES_LIMIT) return
      const entry = this.#entry(source)
      if (entry === null) continue
      if (!entry.places.has('')) entry.places.set('', this.#place(at))
      const { id } = entry.value
      if (made.derivedFrom.has(id)) continue
      made.derivedFrom.add(id)
      made.value.derived_from.push(id)
    }
    if (columns.length === 0 || made.value.column_lineage.length > 0) return
    if (this.#columns + columns.length > EVENT_LIMITS.columns) {
      this.truncated.add('columns')
      return
    }
    this.#columns += columns.length
    made.value.column_lineage = columns
  }

  #entry(item: unknown): DatasetEntry | null {
    const id = nameOf(item)
    if (id === null) return null
    const known = this.#datasets.get(id)
    if (known !== undefined) return known
    if (this.#datasets.size >= EVENT_LIMITS.datasets) {
      this.truncated.add('datasets')
      return null
    }
    const namespace = textOf(member(item, 'namespace'))
    const name = textOf(member(item, 'name')) ?? ''
    const entry: DatasetEntry = {
      value: {
        path: this.#options.source.path,
        format: 'openlineage',
        ...unstatedDataset(),
        id,
        namespace,
        name,
        type: 'dataset',
        file: this.#fileOf(namespace, name),
      },
      places: new Map(),
      aliases: new Set(),
      digests: new Set(),
      derivedFrom: new Set(),
      last: null,
    }
    this.#datasets.set(id, entry)
    return entry
  }

  /** Local files are of namespace `file`; absolute names are of the machine that ran the job, not of the tree. */
  #fileOf(namespace: string | null, name: string): string | null {
    const path = name.replace(/^(?:\.\/)+/, '')
    return namespace === 'file' && this.#options.source.exists(path) ? path : null
  }

  #check(event: unknown, at: Pointer): void {
    if (this.#errors.length >= SCHEMA_ERRORS_TOLD) return
    for (const { message, pointer } of this.#options.schemaErrors(event)) {
      const place = this.#place([...at, ...pointer])
      const line = this.#options.line(place)
      const { path } = this.#options.source
      this.#errors.push({ value: { path, format: 'openlineage', message, line }, at: place })
    }
  }

  #place(pointer: Pointer): Pointer {
    return this.#options.coarse ? pointer.slice(0, 1) : pointer
  }

  #locate(places: Places): Locate {
    return (pointer) => {
      const place =
        places.get(pointer.slice(0, 2).join('/')) ?? places.get(pointer[0] ?? '') ?? places.get('') ?? []
      return this.#options.locate(place)
    }
  }
}

/** What has happened for good decides over what was going on; of the rest the first that is stated counts. */
function absorbRun(entry: RunEntry, said: Run): void {
  const { value } = entry
  if (isLater(said, entry.best)) {
    entry.best = said
    value.job = said.job
    value.state = said.state
  }
  if (said.started !== null && isBefore(said.started, value.started)) value.started = said.started
  if (said.ended !== null && (value.ended === null || isBefore(value.ended, said.ended)))
    value.ended = said.ended
  for (const agent of said.agents) {
    if (value.agents.length < VALUES_LIMIT && !value.agents.includes(agent)) value.agents.push(agent)
  }
  value.parent ??= said.parent
  value.nominal_time ??= said.nominal_time
  value.source_code ??= said.source_code
  value.error ??= said.error
  value.command ??= said.command
}

/** The first event that states a fact decides it; what changes with each run is that of the last one. */
function absorbDataset(entry: DatasetEntry, facts: DatasetFacts['facts']): void {
  const { value, aliases, digests } = entry
  for (const alias of facts.aliases) {
    if (aliases.size >= VALUES_LIMIT || aliases.has(alias)) continue
    aliases.add(alias)
    value.aliases.push(alias)
  }
  for (const digest of facts.digests) {
    if (digests.size >= VALUES_LIMIT || digests.has(digest.value)) continue
    digests.add(digest.value)
    value.digests.push(digest)
  }
  if (facts.type === 'model') value.type = 'model'
  value.source ??= facts.source
  value.revision ??= facts.revision
  value.license ??= facts.license
  value.description ??= facts.description
  value.steward ??= facts.steward
  value.classification ??= facts.classification
  value.personal_data ??= facts.personal_data
  value.columns = facts.columns ?? value.columns
  value.lifecycle = facts.lifecycle ?? value.lifecycle
  value.quality = facts.quality ?? value.quality
}

function isBefore(time: string, other: string | null): boolean {
  return other === null || Date.parse(time) < Date.parse(other)
}
