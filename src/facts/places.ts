import { baseName } from '../artifacts/paths.ts'
import type { Locate } from '../artifacts/reader.ts'
import type { Place, Pointer } from '../documents/place.ts'
import { parsePointer } from '../documents/pointer.ts'
import { type GovernanceOrigins, governanceOrigin } from './governance.ts'
import { type KnownIdentities, stablePointer } from './identity.ts'
import type { Dataset, Facts, LineageGraph } from './types.ts'

/** Where a record stands: the file, and its reader's way to find a value in it. */
export interface Origin {
  path: string
  locate: Locate
}

/** Origins of the records, in the order in which the facts document lists them. */
export interface Origins {
  model_cards: readonly Origin[]
  dataset_cards: readonly Origin[]
  sboms: readonly Origin[]
  runs: readonly Origin[]
  lineage_datasets: readonly Origin[]
  saved_models: readonly Origin[]
  lineage_errors: readonly Origin[]
  remotes: readonly Origin[]
  /** The first ones of the document; what no artifact records (an unlisted file, a Git-LFS pointer) comes after, without origin. */
  checksums: readonly Origin[]
  evaluations: readonly Origin[]
  scan_results: readonly Origin[]
  weight_indexes: readonly Origin[]
  dependencies: readonly Origin[]
  signatures: readonly Origin[]
  governance: GovernanceOrigins
}

/** Turns pointers into the facts document into places and into fingerprint material. */
export interface Placer {
  place(pointer: string): Promise<Place>
  stablePointer(pointer: string): string
}

/** Guards against facts that point at each other in a circle. */
const MAX_HOPS = 8

export function createPlacer(facts: Facts, origins: Origins): Placer {
  const known: KnownIdentities = new WeakMap()
  const indexes = new Indexes(facts)
  return {
    place: (pointer) => placeOf({ facts, origins, indexes }, segments(pointer), MAX_HOPS),
    stablePointer: (pointer) => stablePointer(facts, segments(pointer), known),
  }
}

interface Placed {
  readonly facts: Facts
  readonly origins: Origins
  readonly indexes: Indexes
}

/** What places are looked up by, made when it is first asked for. */
class Indexes {
  readonly #facts: Facts
  #datasets: ReadonlyMap<string, Dataset> | undefined
  #steps: ReadonlyMap<string, number> | undefined
  #top: Place | undefined

  constructor(facts: Facts) {
    this.#facts = facts
  }

  dataset(id: string): Dataset | undefined {
    this.#datasets ??= firstByKey(this.#facts.datasets.map((dataset) => [dataset.id, dataset]))
    return this.#datasets.get(id)
  }

  /** Index of the first lineage dataset of a path. */
  step(path: string): number | undefined {
    this.#steps ??= firstByKey(
      this.#facts.lineage.datasets.map(({ file, name }, index) => [file ?? name, index]),
    )
    return this.#steps.get(path)
  }

  get top(): Place {
    this.#top ??= topOf(this.#facts)
    return this.#top
  }
}

function firstByKey<Value>(entries: readonly (readonly [string, Value])[]): Map<string, Value> {
  return new Map(entries.toReversed())
}

async function placeOf(placed: Placed, pointer: Pointer, hops: number): Promise<Place> {
  const { facts, origins, indexes } = placed
  const [room, first = '', ...rest] = pointer
  const index = Number(first)
  const at = (origin: Origin | null | undefined, within: Pointer) =>
    origin ? locate(origin, within) : indexes.top
  const follow = (target: string | undefined) =>
    target === undefined || hops === 0 ? indexes.top : placeOf(placed, segments(target), hops - 1)
  switch (room) {
    case 'model_cards':
    case 'dataset_cards':
    case 'sboms':
    case 'evaluations':
    case 'scan_results':
    case 'weight_indexes':
    case 'dependencies':
    case 'signatures':
      return at(origins[room][index], rest)
    case 'checksums': {
      const origin = origins.checksums[index]
      return origin ? locate(origin, rest) : startOf(facts.checksums[index]?.subject ?? '')
    }
    case 'lineage': {
      const [item = '', ...within] = rest
      if (first === 'runs') return at(origins.runs[Number(item)], within)
      if (first === 'datasets') return at(origins.lineage_datasets[Number(item)], within)
      if (first === 'remotes') return at(origins.remotes[Number(item)], within)
      if (first === 'errors') return at(origins.lineage_errors[Number(item)], within)
      if (first === 'saved_models') return at(origins.saved_models[Number(item)], within)
      if (first === 'graph') return follow(targetInGraph(facts.lineage.graph, item, within))
      const path = facts.lineage.files[0]
      return path === undefined ? indexes.top : startOf(path)
    }
    case 'governance': {
      const { origin, within } = governanceOrigin(origins.governance, pointer.slice(1))
      return at(origin, within)
    }
    case 'files':
      return startOf(facts.files[index]?.path ?? '')
    case 'unread': {
      const { path = '', line = null, column = null } = facts.unread[index] ?? {}
      return { path, line: line ?? 1, column: column ?? 1, end_line: line ?? 1, end_column: column ?? 1 }
    }
    case 'models':
      return follow(targetInModel(placed, index, rest))
    case 'datasets':
      return follow(targetInDataset(placed, index, rest))
    default:
      return indexes.top
  }
}

/** A model is joined from records; its place is the record that says it. */
function targetInModel(
  { facts, indexes }: Placed,
  index: number,
  [field, item = '0']: Pointer,
): string | undefined {
  const model = facts.models[index]
  if (!model) return undefined
  const component = model.components[field === 'components' ? Number(item) : 0]
  const file = model.files[field === 'files' ? Number(item) : 0]
  const ofComponent = component && `/sboms/${component.sbom}/components/${component.component}`
  const ofFile = file === undefined ? undefined : `/files/${file}`
  const ofCard = model.card === null ? undefined : `/model_cards/${model.card}`
  if (field === 'base_models') return model.base_models[Number(item)]?.pointers[0]
  if (field === 'components') return ofComponent
  if (field === 'files') return ofFile
  if (field === 'datasets') {
    const id = model.datasets[Number(item)]
    const dataset = id === undefined ? undefined : indexes.dataset(id)
    return dataset?.sources[0]?.pointer ?? ofCard
  }
  return ofCard ?? ofComponent ?? ofFile
}

function targetInDataset(
  { facts, indexes }: Placed,
  index: number,
  [field, item = '0']: Pointer,
): string | undefined {
  const dataset = facts.datasets[index]
  if (field === 'splits') {
    const path = dataset?.splits[Number(item)]?.path
    const step = path == null ? undefined : indexes.step(path)
    if (step !== undefined) return `/lineage/datasets/${step}`
  }
  if (field === 'sources') return dataset?.sources[Number(item)]?.pointer
  return dataset?.sources[0]?.pointer
}

/** What the graph says stands where the record says it that it was taken from. */
function targetInGraph(
  { nodes, edges, cycles, gaps, orphans }: LineageGraph,
  list: string,
  [item = '0', field, number = '0']: Pointer,
): string | undefined {
  const index = Number(item)
  switch (list) {
    case 'nodes':
      return nodes[index]?.pointers[field === 'pointers' ? Number(number) : 0]
    case 'edges':
      return edges[index]?.pointer
    case 'cycles':
      return cycles[index]?.pointer
    case 'gaps':
      return gaps[index]?.pointer
    case 'orphans':
      return orphans[index]?.pointer
    default:
      return undefined
  }
}

async function locate(origin: Origin, pointer: Pointer): Promise<Place> {
  return { path: origin.path, ...(await origin.locate(pointer)) }
}

/** What is said of the whole system is shown on the file that speaks for it. */
function topOf(facts: Facts): Place {
  const spokesmen = [
    facts.governance.ml_system?.path,
    facts.model_cards[0]?.path,
    facts.dataset_cards[0]?.path,
    facts.files.find((file) => /^readme(\.\w+)?$/i.test(baseName(file.path)))?.path,
    facts.files.find((file) => file.kind !== 'other')?.path,
    facts.files[0]?.path,
  ]
  return startOf(spokesmen.find((path) => path !== undefined) ?? facts.system.path)
}

function startOf(path: string): Place {
  return { path, line: 1, column: 1, end_line: 1, end_column: 1 }
}

function segments(pointer: string): Pointer {
  return parsePointer(pointer) ?? []
}
