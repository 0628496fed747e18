import type { Pointer } from '../../../documents/place.ts'
import type { ModelFlavor, SavedModel } from '../../../facts/types.ts'
import { isMapping, type Mapping, member } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import { tellingText } from '../../placeholder-value.ts'
import type { Source } from '../../reader.ts'
import type { LineageCollector } from '../collector.ts'
import { scalarText } from './values.ts'

/** Forms of serialization that run code when they are read. */
const PICKLES = /pickle|dill|joblib/i

/** Keys of a flavor under which the file or folder of the model stands. */
const MODEL_PATHS = [
  'pickled_model',
  'model_path',
  'model_data',
  'data',
  'model_file',
  'python_model',
] as const

/** Reads `MLmodel`: which ways there are to load the model, what each runs, and which run made it. */
export function readMlModel(document: Mapping, source: Source, collector: LineageCollector): void {
  const flavors = member(document, 'flavors')
  if (!isMapping(flavors)) {
    collector.tell('malformed', ['flavors'], 'The file has no "flavors": nothing says how to load the model.')
    return
  }
  const text = (key: string) => tellingText(scalarText(member(document, key)))
  const folder = folderOf(source.path)
  const run = text('run_id')
  const name = text('name') ?? text('artifact_path')
  const id = text('model_id') ?? text('model_uuid') ?? (folder || source.path)
  const model: SavedModel = {
    path: source.path,
    format: 'mlflow',
    id,
    name,
    run,
    created: text('utc_time_created') ?? text('time_created'),
    tool_version: text('mlflow_version'),
    has_signature: isMapping(member(document, 'signature')),
    flavors: Object.entries(flavors).map(([flavor, settings]) => readFlavor(flavor, settings)),
  }
  const places = new Map<string, Pointer>([
    ['', ['flavors']],
    ['id', [member(document, 'model_id') ? 'model_id' : 'model_uuid']],
    ['name', ['artifact_path']],
    ['run', ['run_id']],
    ['created', ['utc_time_created']],
    ['tool_version', ['mlflow_version']],
    ['has_signature', ['signature']],
    ...Object.keys(flavors).map((flavor, index): [string, Pointer] => [
      `flavors/${index}`,
      ['flavors', flavor],
    ]),
  ])
  collector.record({ into: 'saved_models', value: model, locate: collector.locate(places) })
  const files = Object.values(flavors).flatMap((settings) =>
    MODEL_PATHS.flatMap((key) => scalarText(member(settings, key)) ?? []),
  )
  const file = files
    .map((written) => resolveInTree(folder, written))
    .find((path) => path !== null && source.exists(path))
  const aliases = [name, folder].filter((alias) => alias !== null && alias !== '' && alias !== id)
  collector.dataset(
    {
      id,
      name: name ?? id,
      type: 'model',
      aliases: aliases.filter((alias) => alias !== null),
      file: file ?? null,
    },
    places,
  )
  if (run !== null) {
    collector.run({ id: run, job: run, state: 'unknown', outputs: [id] }, new Map([['', ['run_id']]]))
  }
}

function readFlavor(name: string, settings: unknown): ModelFlavor {
  const text = (key: string) => tellingText(scalarText(member(settings, key)))
  const loader = text('loader_module')
  const version = Object.keys(Object(settings)).find(
    (key) => key.endsWith('_version') && key !== 'python_version',
  )
  const serialization = serializationOf(name, settings)
  const code = text('code') ?? text('model_code_path')
  return {
    name,
    version: version === undefined ? null : text(version),
    loader_module: loader,
    serialization,
    executes_code:
      code !== null ||
      (serialization !== null && PICKLES.test(serialization)) ||
      (loader !== null && !loader.startsWith('mlflow.')),
    code,
  }
}

/** As stated; where a flavor has one way only, MLflow does not state it. */
function serializationOf(name: string, settings: unknown): string | null {
  const stated = tellingText(scalarText(member(settings, 'serialization_format')))
  if (stated !== null) return stated
  if (member(settings, 'python_model') != null) return 'cloudpickle'
  if (member(settings, 'pickled_model') != null) return 'pickle'
  return name === 'pytorch' ? 'pickle' : null
}
