import type { Pointer } from '../../../documents/place.ts'
import type { LineageDataset } from '../../../facts/types.ts'
import { isMapping, listOf, type Mapping, member, textOf } from '../../data.ts'
import type { DvcCollector } from './collector.ts'
import { commandOf } from './lock.ts'
import { typeByName } from './types.ts'

const DEFAULT_PARAMETERS = 'params.yaml'
const SECTIONS = ['stages', 'artifacts', 'datasets', 'metrics', 'plots', 'params', 'vars'] as const

/** `dvc.yaml`: stages as they are declared, and artifacts that are given a type. */
export function readDvcYaml(document: Mapping, collector: DvcCollector): void {
  if (!SECTIONS.some((section) => Object.hasOwn(document, section))) {
    collector.tell('malformed', [], `The file has none of ${SECTIONS.join(', ')}.`, 'file')
    return
  }
  const artifacts = declaredArtifacts(document, collector)
  for (const [name, stage] of entriesOf(member(document, 'stages'))) {
    // `foreach` and `matrix` multiply what stands below `do`, or the stage itself.
    const inner = member(stage, 'do')
    const at = inner === undefined ? ['stages', name] : ['stages', name, 'do']
    readStage(name, inner ?? stage, at, { collector, artifacts })
  }
  for (const [index, dataset] of listOf(member(document, 'datasets')).entries()) {
    readDataset(dataset, ['datasets', String(index)], collector)
  }
}

type Types = ReadonlyMap<string, LineageDataset['type']>

function declaredArtifacts(document: Mapping, collector: DvcCollector): Types {
  const types = new Map<string, LineageDataset['type']>()
  for (const [name, artifact] of entriesOf(member(document, 'artifacts'))) {
    const at = ['artifacts', name]
    const written = textOf(member(artifact, 'path'))
    if (written === null) {
      collector.tell('malformed', at, `The artifact ${JSON.stringify(name)} has no "path".`)
      continue
    }
    const path = collector.resolve(written, null, [...at, 'path'])
    const stated = member(artifact, 'type')
    const type = stated === 'model' || stated === 'dataset' ? stated : typeByName(path.id)
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

function readStage(
  name: string,
  stage: unknown,
  at: Pointer,
  { collector, artifacts }: { collector: DvcCollector; artifacts: Types },
): void {
  if (!isMapping(stage)) {
    collector.tell('malformed', at, `The stage ${JSON.stringify(name)} is not a mapping.`)
    return
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
  const command = commandOf(member(stage, 'cmd'))
  collector.run(
    { id: `${collector.path}#${name}`, job: name, state: 'declared', inputs, outputs, command },
    places,
  )
}

interface Named {
  written: string
  pointer: Pointer
  type: LineageDataset['type'] | null
  description: string | null
}

/** Entries of `deps`, `outs`, `metrics` and `plots`: paths, or mappings of a path to its settings. */
function namedPaths(value: unknown, at: Pointer, type: LineageDataset['type'] | null): Named[] {
  const items = Array.isArray(value) ? value.entries() : [[null, value] as const]
  const found: Named[] = []
  for (const [index, item] of items) {
    const pointer = index === null ? at : [...at, String(index)]
    const text = textOf(item)
    if (text !== null) found.push({ written: text, pointer, type, description: null })
    for (const [path, settings] of entriesOf(item)) {
      const stated = member(settings, 'type')
      found.push({
        written: path,
        pointer: [...pointer, path],
        type: stated === 'model' || stated === 'dataset' ? stated : type,
        description: textOf(member(settings, 'desc')),
      })
    }
  }
  return found
}

/** The files that parameters are read from: keys of `params.yaml`, or mappings of another file to its keys. */
function parameterFiles(value: unknown, at: Pointer): Named[] {
  return listOf(value).flatMap((item, index): Named[] => {
    const pointer = [...at, String(index)]
    const type = 'parameters'
    if (typeof item === 'string') return [{ written: DEFAULT_PARAMETERS, pointer, type, description: null }]
    return entriesOf(item).map(([file]) => ({
      written: file,
      pointer: [...pointer, file],
      type,
      description: null,
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
