import type { Pointer } from '../../../documents/place.ts'
import type { Run } from '../../../facts/types.ts'
import { type Mapping, member } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import type { LineageCollector } from '../collector.ts'
import { momentOf, scalarText } from './values.ts'

// The file store of MLflow (mlflow/store/tracking/file_store.py): EXPERIMENT/RUN/meta.yaml, EXPERIMENT/RUN/inputs/ID,
// EXPERIMENT/RUN/outputs/ID, EXPERIMENT/datasets/ID, EXPERIMENT/models/ID.

/** `RunStatus` of MLflow's protocol, by number in the file store and by name elsewhere. */
const STATES: ReadonlyMap<string, Run['state']> = new Map<string, Run['state']>([
  ['1', 'running'],
  ['RUNNING', 'running'],
  ['2', 'declared'],
  ['SCHEDULED', 'declared'],
  ['3', 'complete'],
  ['FINISHED', 'complete'],
  ['4', 'failed'],
  ['FAILED', 'failed'],
  ['5', 'aborted'],
  ['KILLED', 'aborted'],
])

/** Why a dataset's digest proves nothing: mlflow/data/digest_utils.py. */
const PARTIAL_DIGEST =
  'partial: MLflow takes the first 8 hex digits of an MD5 over at most 10,000 rows, which identify no content'

export function readRun(document: Mapping, collector: LineageCollector): void {
  const id = scalarText(member(document, 'run_id'))
  if (id === null) {
    collector.tell('malformed', [], 'The run has no "run_id".', { extent: 'file' })
    return
  }
  const user = tellingText(scalarText(member(document, 'user_id')))
  const name = tellingText(scalarText(member(document, 'run_name')))
  collector.run(
    {
      id,
      job: name ?? id,
      state: STATES.get(scalarText(member(document, 'status')) ?? '') ?? 'unknown',
      started: momentOf(member(document, 'start_time')),
      ended: momentOf(member(document, 'end_time')),
      command: tellingText(scalarText(member(document, 'source_name'))),
      agents: user === null ? [] : [user],
    },
    new Map<string, Pointer>([
      ['', ['run_id']],
      ['job', ['run_name']],
      ['state', ['status']],
      ['started', ['start_time']],
      ['ended', ['end_time']],
      ['command', ['source_name']],
      ['agents', ['user_id']],
    ]),
  )
}

/** What a run took in or gave out. The run is the folder around: its id is not in the file of every version. */
export function readLink(document: Mapping, collector: LineageCollector): void {
  const [, side, run] = segmentsAround(collector.path)
  const text = (key: string) => scalarText(member(document, key))
  const isInput = side === 'inputs'
  const end = isInput ? 'source' : 'destination'
  const [other, kind] = [text(`${end}_id`), text(`${end}_type`)]
  if (run === undefined || other === null || kind === null) {
    collector.tell('malformed', [], 'The file does not say what it links.', { extent: 'file' })
    return
  }
  const linked = kind === 'DATASET' ? datasetId(other) : other
  const at: Pointer = [`${end}_id`]
  const ids = isInput ? { inputs: [linked] } : { outputs: [linked] }
  collector.run({ id: run, job: run, state: 'unknown', ...ids }, new Map([['', at]]))
}

export function readDatasetInput(document: Mapping, source: Source, collector: LineageCollector): void {
  const [id] = segmentsAround(source.path)
  const name = tellingText(scalarText(member(document, 'name')))
  if (id === undefined || name === null) {
    collector.tell('malformed', [], 'The dataset has no "name".', { extent: 'file' })
    return
  }
  const uri = uriOf(member(document, 'source'))
  const local = uri !== null && !/^[a-z][a-z0-9+.-]*:\/\//i.test(uri) ? fileOf(uri, source) : null
  const places = new Map<string, Pointer>([
    ['', ['name']],
    ['source', ['source']],
    ['file', ['source']],
  ])
  collector.dataset(
    {
      id: datasetId(id),
      name,
      type: 'dataset',
      file: local,
      source: local === null ? uri : null,
      aliases: local === null ? [] : [local],
    },
    places,
  )
  const digest = scalarText(member(document, 'digest'))
  if (digest === null) return
  collector.checksum(
    { source: 'mlflow', subject: local ?? name, algorithm: 'md5', expected: digest, reason: PARTIAL_DIGEST },
    new Map([
      ['', ['digest']],
      ['subject', ['name']],
    ]),
  )
}

/** A model of MLflow 3, which is kept beside the runs. */
export function readLoggedModel(document: Mapping, collector: LineageCollector): void {
  const text = (key: string) => tellingText(scalarText(member(document, key)))
  const id = text('model_id')
  if (id === null) {
    collector.tell('malformed', [], 'The model has no "model_id".', { extent: 'file' })
    return
  }
  const created = momentOf(member(document, 'creation_timestamp'))
  collector.dataset(
    { id, name: text('name') ?? id, type: 'model', generated: created },
    new Map<string, Pointer>([
      ['', ['model_id']],
      ['name', ['name']],
      ['generated', ['creation_timestamp']],
    ]),
  )
  const run = text('source_run_id')
  if (run === null) return
  collector.run({ id: run, job: run, state: 'unknown', outputs: [id] }, new Map([['', ['source_run_id']]]))
}

/** The folders around a file, the innermost first. */
function segmentsAround(path: string): string[] {
  return folderOf(path).split('/').reverse()
}

function datasetId(id: string): string {
  return `mlflow/datasets/${id}`
}

/** `source` is JSON as text, of a form that goes with `source_type`; what is common is an address. */
function uriOf(source: unknown): string | null {
  const text = scalarText(source)
  if (text === null) return null
  try {
    const parsed: unknown = JSON.parse(text)
    for (const key of ['uri', 'url', 'path', 'table_name', 'delta_table_name']) {
      const found = tellingText(member(parsed, key))
      if (found !== null) return found
    }
    return null
  } catch {
    return tellingText(text)
  }
}

/** A path as the run saw it: below the tree, or below the folder that holds the tracking folder. */
function fileOf(written: string, source: Source): string | null {
  const around = source.path.split('/')
  const store = around.lastIndexOf('mlruns')
  for (const folder of ['', around.slice(0, Math.max(store, 0)).join('/')]) {
    const path = resolveInTree(folder, written)
    if (path && source.exists(path)) return path
  }
  return null
}
