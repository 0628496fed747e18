import { parseJson, parseJsonLines } from '../../../documents/json.ts'
import type { Pointer } from '../../../documents/place.ts'
import { decodeText } from '../../../documents/text.ts'
import type { LineageDataset, Run, Unread } from '../../../facts/types.ts'
import { isMapping, listOf, member, textOf } from '../../data.ts'
import { extensionOf } from '../../paths.ts'
import { peekJson } from '../../peek.ts'
import type { ArtifactRecord, Locate, Reading, Source } from '../../reader.ts'
import { mergeRuns, type RunRecord } from '../merge.ts'
import { unstatedDataset, unstatedRun } from '../unstated.ts'
import { type DatasetFacts, readDataset } from './dataset.ts'

/** Inputs and outputs of one file that are read. Far above real logs; a policy sees about twice as many. */
const DATASET_LIMIT = 50_000

/** How many records that are no events are told one by one. */
export const BAD_EVENTS_TOLD = 20

const LINE_FILES: ReadonlySet<string> = new Set(['.jsonl', '.ndjson', '.log'])

const STATES: ReadonlyMap<unknown, Run['state']> = new Map<unknown, Run['state']>([
  ['START', 'running'],
  ['RUNNING', 'running'],
  ['COMPLETE', 'complete'],
  ['FAIL', 'failed'],
  ['ABORT', 'aborted'],
])

/** Reads OpenLineage events (2-0-2): one event, an array of them, or one on each line. */
export function readOpenLineage(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const isLines = LINE_FILES.has(extensionOf(source.path)) || peekJson(source.bytes)?.shape === 'lines'
  const document = isLines ? parseJsonLines(text) : parseJson(text)
  const unread: Unread[] = [...problems, ...document.problems].map(({ reason, message, offset, fatal }) => ({
    path: source.path,
    kind: 'lineage',
    reason,
    extent: fatal ? 'file' : 'part',
    message,
    ...document.lines.position(offset),
  }))
  const events = eventsOf(document.value)
  const reader = new EventReader(source, (pointer) => Promise.resolve(document.span(pointer)))
  let bad = 0
  for (const { event, pointer } of events) {
    const problem = reader.read(event, pointer)
    if (problem === null) continue
    bad += 1
    if (bad > BAD_EVENTS_TOLD) continue
    const { line, column } = document.span(pointer)
    unread.push({
      path: source.path,
      kind: 'lineage',
      reason: 'malformed',
      extent: 'part',
      message: problem,
      line,
      column,
    })
  }
  if (bad > BAD_EVENTS_TOLD) {
    const message = `${bad - BAD_EVENTS_TOLD} more records are no OpenLineage events.`
    unread.push({
      path: source.path,
      kind: 'lineage',
      reason: 'malformed',
      extent: 'part',
      message,
      line: null,
      column: null,
    })
  }
  if (reader.truncated) {
    const message = `The events name datasets more than ${DATASET_LIMIT} times; the others are left out.`
    unread.push({
      path: source.path,
      kind: 'lineage',
      reason: 'limit',
      extent: 'part',
      message,
      line: null,
      column: null,
    })
  }
  const records = [...mergeRuns(reader.runs), ...reader.datasets]
  if (records.length === 0 && unread.length === 0) {
    const message = 'The file holds no OpenLineage event.'
    unread.push({
      path: source.path,
      kind: 'lineage',
      reason: 'malformed',
      extent: 'file',
      message,
      line: 1,
      column: 1,
    })
  }
  return { records, unread }
}

function eventsOf(value: unknown): { event: unknown; pointer: Pointer }[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [{ event: value, pointer: [] }]
  return value.map((event: unknown, index) => ({ event, pointer: [String(index)] }))
}

class EventReader {
  readonly runs: RunRecord[] = []
  readonly datasets: ArtifactRecord[] = []
  /** The limit of datasets was reached. */
  truncated = false
  #named = 0
  readonly #source: Source
  readonly #span: Locate
  /** What was said of datasets, so that a hundred events that say the same give one record. */
  readonly #said = new Set<string>()

  constructor(source: Source, span: Locate) {
    this.#source = source
    this.#span = span
  }

  /** Takes in one event; gives a sentence if it is none. */
  read(event: unknown, at: Pointer): string | null {
    if (!isMapping(event)) return 'An OpenLineage event is an object.'
    const time = textOf(member(event, 'eventTime'))
    if (time === null) return 'The event has no "eventTime".'
    const dataset = member(event, 'dataset')
    if (dataset !== undefined) {
      return this.#dataset(dataset, [...at, 'dataset']) === null && !this.truncated
        ? 'The dataset has no "namespace" and "name".'
        : null
    }
    const job = nameOf(member(event, 'job'))
    if (job === null) return 'The event has no "job" with "namespace" and "name".'
    const run = member(event, 'run')
    const runId = textOf(member(run, 'runId'))
    if (run !== undefined && runId === null) return 'The event\'s "run" has no "runId".'
    const moment = momentOf(time)
    this.#run(event, at, { job, runId, moment })
    return moment === null ? 'The "eventTime" is not a date-time with zone (RFC 3339).' : null
  }

  #run(
    event: unknown,
    at: Pointer,
    { job, runId, moment }: { job: string; runId: string | null; moment: string | null },
  ) {
    const type = member(event, 'eventType')
    const state = runId === null ? 'declared' : (STATES.get(type) ?? 'unknown')
    const places = new Map<string, Pointer>([
      ['', [...at, 'job', 'name']],
      ['id', runId === null ? [...at, 'job', 'name'] : [...at, 'run', 'runId']],
      ['job', [...at, 'job', 'name']],
      ['state', [...at, 'eventType']],
      ['started', [...at, 'eventTime']],
      ['ended', [...at, 'eventTime']],
    ])
    const ids = (side: 'inputs' | 'outputs') => {
      const found = new Set<string>()
      for (const [index, item] of listOf(member(event, side)).entries()) {
        const pointer = [...at, side, String(index)]
        const id = this.#dataset(item, pointer)
        if (id === null || found.has(id)) continue
        places.set(`${side}/${found.size}`, pointer)
        found.add(id)
      }
      return [...found]
    }
    const value: Run = {
      path: this.#source.path,
      format: 'openlineage',
      ...unstatedRun(),
      id: runId ?? `${this.#source.path}#${job}`,
      job,
      state,
      started: type === 'START' ? moment : null,
      ended: state === 'complete' || state === 'failed' || state === 'aborted' ? moment : null,
      inputs: ids('inputs'),
      outputs: ids('outputs'),
    }
    this.runs.push({ into: 'runs', value, locate: this.#locate(places) })
  }

  /** Takes in one dataset; gives its id. */
  #dataset(item: unknown, at: Pointer): string | null {
    const id = nameOf(item)
    if (id === null) return null
    this.#named += 1
    this.truncated ||= this.#named > DATASET_LIMIT
    if (this.truncated) return null
    const { facts, places }: DatasetFacts = readDataset(item, at)
    const namespace = textOf(member(item, 'namespace'))
    const name = textOf(member(item, 'name')) ?? ''
    const value: LineageDataset = {
      path: this.#source.path,
      format: 'openlineage',
      ...unstatedDataset(),
      id,
      namespace,
      name,
      file: this.#fileOf(namespace, name),
      ...facts,
    }
    const said = JSON.stringify(value)
    if (this.#said.has(said)) return id
    this.#said.add(said)
    this.datasets.push({ into: 'lineage_datasets', value, locate: this.#locate(places) })
    return id
  }

  /** Local files are of namespace `file`; absolute names are of the machine that ran the job, not of the tree. */
  #fileOf(namespace: string | null, name: string): string | null {
    const path = name.replace(/^(?:\.\/)+/, '')
    return namespace === 'file' && this.#source.exists(path) ? path : null
  }

  #locate(places: ReadonlyMap<string, Pointer>): Locate {
    return (pointer) => {
      const place =
        places.get(pointer.slice(0, 2).join('/')) ?? places.get(pointer[0] ?? '') ?? places.get('') ?? []
      return this.#span(place)
    }
  }
}

/** `namespace/name`, OpenLineage's identity of jobs and datasets. */
function nameOf(item: unknown): string | null {
  const namespace = textOf(member(item, 'namespace'))
  const name = textOf(member(item, 'name'))
  return namespace === null || name === null ? null : `${namespace}/${name}`
}

/** RFC 3339 as written; null for what is none, a time without zone included: it could be any moment of a day. */
function momentOf(time: string): string | null {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(time)
  return isTime && !Number.isNaN(Date.parse(time)) ? time : null
}
