import type { Pointer } from '../../../documents/place.ts'
import type { LineageDataset, StaleEntry } from '../../../facts/types.ts'
import { isMapping, listOf, type Mapping, member, textOf } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import type { Source } from '../../reader.ts'
import type { DvcCollector, DvcRun } from './collector.ts'
import { commandOf } from './lock.ts'
import { stagesOf } from './pipeline.ts'
import { type ResolvedStage, STAGES_LIMIT } from './stages.ts'
import { staleEntries } from './stale.ts'
import { fill } from './template.ts'
import { typeByName } from './types.ts'
import { ParameterFiles, variablesOf } from './variables.ts'

const DEFAULT_PARAMETERS = 'params.yaml'
const SECTIONS = ['stages', 'artifacts', 'datasets', 'metrics', 'plots', 'params', 'vars'] as const

const TOO_MANY_STAGES = `The file makes more than ${STAGES_LIMIT} stages; the others are left out.`

/** `dvc.yaml`: stages as DVC resolves them, and what is given a type. */
export async function readDvcYaml(document: Mapping, collector: DvcCollector, source: Source): Promise<void> {
  if (!SECTIONS.some((section) => Object.hasOwn(document, section))) {
    collector.tell('malformed', [], `The file has none of ${SECTIONS.join(', ')}.`, 'file')
    return
  }
  const files = new ParameterFiles(source)
  const folder = folderOf(source.path)
  const values = await variablesOf(member(document, 'vars'), folder, files, (name) =>
    collector.missing(name, ['vars']),
  )
  const artifacts = declaredArtifacts(filled('artifacts'), collector)
  const locked = await files.read(resolveInTree(folder, 'dvc.lock') ?? '')
  const outputs: string[] = []
  const told = {
    missing: (name: string, at: Pointer) => collector.missing(name, at),
    full: (at: Pointer) => collector.tell('limit', at, TOO_MANY_STAGES),
  }
  for (const stage of await stagesOf(document, { folder, values, files }, told)) {
    const declared = readStage(stage, { collector, artifacts })
    if (declared === null) continue
    outputs.push(...declared.outputs)
    const stale = await staleOf(stage, { files, locked, folder })
    collector.run({ ...declared.run, stale }, declared.places)
  }
  readFigures(document, filled, { collector, outputs })
  for (const [index, dataset] of listOf(filled('datasets')).entries()) {
    readDataset(dataset, ['datasets', String(index)], collector)
  }

  function filled(section: string): unknown {
    return fill(member(document, section), [values], (name) => collector.missing(name, [section]))
  }
}

/** What the entry of the stage in dvc.lock says otherwise; nothing where there is no entry. */
async function staleOf(
  { name, value, at }: ResolvedStage,
  { files, locked, folder }: { files: ParameterFiles; locked: Mapping | null; folder: string },
): Promise<StaleEntry[]> {
  const entry = member(locked, 'stages', name)
  if (entry === undefined) return []
  const names = (section: string) =>
    namedPaths(member(value, section), [...at, section], null).map(({ written }) => written)
  const parameters = new Map<string, { keys: string[]; values: Mapping | null }>()
  const base = resolveInTree(folder, textOf(member(value, 'wdir')) ?? '')
  for (const { written, keys } of parameterFiles(member(value, 'params'), [])) {
    const path = base === null ? null : resolveInTree(base, written)
    const known = parameters.get(written)
    if (known) known.keys.push(...keys)
    else parameters.set(written, { keys: [...keys], values: path === null ? null : await files.read(path) })
  }
  return staleEntries(
    {
      command: commandOf(member(value, 'cmd')),
      inputs: names('deps'),
      outputs: [...names('outs'), ...names('metrics'), ...names('plots')],
      parameters,
    },
    entry,
  )
}

type Types = ReadonlyMap<string, LineageDataset['type']>

function declaredArtifacts(stated: unknown, collector: DvcCollector): Types {
  const types = new Map<string, LineageDataset['type']>()
  for (const [name, artifact] of entriesOf(stated)) {
    const at = ['artifacts', name]
    const written = textOf(member(artifact, 'path'))
    if (written === null) {
      collector.tell('malformed', at, `The artifact ${JSON.stringify(name)} has no "path".`)
      continue
    }
    const path = collector.resolve(written, null, [...at, 'path'])
    const named = member(artifact, 'type')
    const type = named === 'model' || named === 'dataset' ? named : typeByName(path.id)
    types.set(path.id, type)
    const places = new Map<string, Pointer>([
      ['', at],
      ['type', [...at, 'type']],
      ['description', [...at, 'desc']],
    ])
    collector.dataset(path, { type, description: textOf(member(artifact, 'desc')), aliases: [name] }, places)
  }
  return types
}

/** What a stage declares; null for what is none. */
function readStage(
  { name, value: stage, at }: ResolvedStage,
  { collector, artifacts }: { collector: DvcCollector; artifacts: Types },
): { run: DvcRun; places: Map<string, Pointer>; outputs: string[] } | null {
  if (!isMapping(stage)) {
    collector.tell('malformed', at, `The stage ${JSON.stringify(name)} is not a mapping.`)
    return null
  }
  const workingFolder = textOf(member(stage, 'wdir'))
  const places = new Map<string, Pointer>([
    ['', at],
    ['command', [...at, 'cmd']],
  ])
  const add = (
    field: 'inputs' | 'outputs',
    ids: string[],
    { written, pointer, type, description }: Named,
  ) => {
    const path = collector.resolve(written, workingFolder, pointer)
    const stated =
      path.place === 'template' ? 'unknown' : (artifacts.get(path.id) ?? type ?? typeByName(path.id))
    if (ids.includes(path.id)) return
    collector.dataset(path, { type: stated, description }, new Map([['', pointer]]))
    places.set(`${field}/${ids.length}`, pointer)
    ids.push(path.id)
  }
  const inputs: string[] = []
  for (const item of namedPaths(member(stage, 'deps'), [...at, 'deps'], null)) add('inputs', inputs, item)
  for (const item of parameterFiles(member(stage, 'params'), [...at, 'params'])) add('inputs', inputs, item)
  const outputs: string[] = []
  for (const item of namedPaths(member(stage, 'outs'), [...at, 'outs'], null)) add('outputs', outputs, item)
  for (const section of ['metrics', 'plots']) {
    for (const item of namedPaths(member(stage, section), [...at, section], 'metric'))
      add('outputs', outputs, item)
  }
  const frozen = member(stage, 'frozen')
  return {
    run: {
      id: `${collector.path}#${name}`,
      job: name,
      state: 'declared',
      inputs,
      outputs,
      command: commandOf(member(stage, 'cmd')),
      frozen: typeof frozen === 'boolean' ? frozen : null,
    },
    places,
    outputs,
  }
}

/** Metrics and plots that stand outside of stages: what they show is an output, or a part of one. */
function readFigures(
  document: Mapping,
  filled: (section: string) => unknown,
  { collector, outputs }: { collector: DvcCollector; outputs: readonly string[] },
): void {
  const folders = new Set(outputs)
  for (const section of ['metrics', 'plots']) {
    if (!Object.hasOwn(document, section)) continue
    for (const { written, pointer, type, description } of figures(filled(section), [section])) {
      const path = collector.resolve(written, null, pointer)
      let folder = path.id
      while (folder !== '' && !folders.has(folder)) folder = folderOf(folder)
      const whole = folder === '' || folder === path.id ? {} : { part_of: folder }
      collector.dataset(path, { type: type ?? 'metric', description, ...whole }, new Map([['', pointer]]))
    }
  }
}

/** The files of a plot are the keys of `x` and `y`; a plot without them is a file itself. */
function figures(value: unknown, at: Pointer): Named[] {
  return namedPaths(value, at, 'metric').flatMap((named): Named[] => {
    const axes = ['x', 'y'].flatMap((axis) => entriesOf(member(named.settings, axis)).map(([file]) => file))
    if (axes.length === 0) return [named]
    return [...new Set(axes)].map((written) => ({ ...named, written }))
  })
}

interface Named {
  written: string
  pointer: Pointer
  type: LineageDataset['type'] | null
  description: string | null
  /** What stands behind the path. */
  settings: unknown
}

/** Entries of `deps`, `outs`, `metrics` and `plots`: paths, or mappings of a path to its settings. */
function namedPaths(value: unknown, at: Pointer, type: LineageDataset['type'] | null): Named[] {
  const items = Array.isArray(value) ? value.entries() : [[null, value] as const]
  const found: Named[] = []
  for (const [index, item] of items) {
    const pointer = index === null ? at : [...at, String(index)]
    const text = textOf(item)
    if (text !== null) found.push({ written: text, pointer, type, description: null, settings: null })
    for (const [path, settings] of entriesOf(item)) {
      const stated = member(settings, 'type')
      found.push({
        written: path,
        pointer: [...pointer, path],
        type: stated === 'model' || stated === 'dataset' ? stated : type,
        description: textOf(member(settings, 'desc')),
        settings,
      })
    }
  }
  return found
}

/** The files that parameters are read from: keys of `params.yaml`, or mappings of another file to its keys. */
function parameterFiles(value: unknown, at: Pointer): (Named & { keys: readonly string[] })[] {
  return listOf(value).flatMap((item, index) => {
    const pointer = [...at, String(index)]
    const named = { type: 'parameters' as const, description: null, settings: null }
    if (typeof item === 'string') return [{ ...named, written: DEFAULT_PARAMETERS, pointer, keys: [item] }]
    return entriesOf(item).map(([file, keys]) => ({
      ...named,
      written: file,
      pointer: [...pointer, file],
      keys: listOf(keys).filter((key) => typeof key === 'string'),
    }))
  })
}

/** DVC 3.50 and later: datasets of other places, by name. */
function readDataset(dataset: unknown, at: Pointer, collector: DvcCollector): void {
  const name = textOf(member(dataset, 'name'))
  const url = textOf(member(dataset, 'url'))
  if (name === null || url === null) {
    collector.tell('malformed', at, 'The dataset has no "name" and "url".')
    return
  }
  const revision = textOf(member(dataset, 'rev'))
  collector.dataset(
    { id: name, place: 'url' },
    { type: 'dataset', source: url, revision },
    new Map([
      ['', [...at, 'name']],
      ['source', [...at, 'url']],
      ['revision', [...at, 'rev']],
    ]),
  )
}

function entriesOf(value: unknown): [string, unknown][] {
  return isMapping(value) ? Object.entries(value) : []
}
